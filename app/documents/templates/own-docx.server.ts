import { decodedXml } from "~/platform/clean/office-parts";
import { cleanOffice } from "~/platform/clean/office.server";
import { UnreadableXml } from "~/platform/clean/xml-scrub";
import { readZip, UnreadableZip, type ZipPart } from "~/platform/zip/read-zip.server";
import { writeZip } from "~/platform/zip/write-zip.server";
import { checkTemplate, isWarning, type TemplateFinding } from "./check";
import { dangerOf } from "./danger";
import { fill, roomOfPaper, TooLarge } from "./fill";
import type { Data, Shape } from "./placeholder";
import { prepare } from "./prepare";
import { elementsNamed, parseWord, UnreadableWord, writeWord, type WordElement } from "./word-tree";

/** Of an uploaded form: far more than a paper needs with its pictures, far less than what fills a memory. */
export const TEMPLATE_BYTES = 5 * 1024 * 1024;
const LIMITS = { parts: 500, bytes: 40 * 1024 * 1024, partBytes: 16 * 1024 * 1024 };
/** Of a part with text: a form of a hundred pages has less. */
const STORY_LETTERS = 4 * 1024 * 1024;

export type TemplateRefusal =
  | "not-docx"
  /** .doc of old, or locked with a password. */
  | "old-or-locked"
  | "broken"
  | "too-large"
  | "macros"
  /** Another file in it, or a part that another program draws. */
  | "embedded"
  /** A picture or a text that would be fetched from elsewhere when the file is opened. */
  | "remote"
  /** A field that reads other files or runs something. */
  | "fields";

export type TakenTemplate =
  | { readonly ok: true; readonly bytes: Buffer; readonly findings: readonly TemplateFinding[] }
  | { readonly ok: false; readonly code: TemplateRefusal };

/**
 * An uploaded form without anything that runs, is hidden or leads out of it, and what is wrong with its placeholders.
 * What a form should not have at all is refused, so that nobody wonders where it went.
 */
export async function takeTemplate(bytes: Uint8Array, shapes: readonly Shape[]): Promise<TakenTemplate> {
  const refused = (code: TemplateRefusal): TakenTemplate => ({ ok: false, code });
  if (bytes.length > TEMPLATE_BYTES) return refused("too-large");
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) return refused("old-or-locked");
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refused("not-docx");
  try {
    const parts = await readZip(bytes, LIMITS);
    const { code, links } = dangerOf(parts);
    if (code) return refused(code);
    const clean = await cleanOffice(bytes);
    if (typeof clean === "string") return refused(clean === "too-large" ? "too-large" : "broken");
    const stories = await storiesOf(clean);
    if (!stories.some(({ root }) => root.name === "w:document")) return refused("not-docx");
    const recorded = stories.some(({ root }) => RECORDED.some((name) => !elementsNamed(root, name).next().done));
    const findings = checkTemplate(
      stories.map(({ root }) => prepare(root)),
      shapes,
    );
    const told = (found: boolean, what: TemplateFinding["code"]): TemplateFinding[] =>
      found ? [{ code: what, name: "", where: "", hint: "" }] : [];
    return {
      ok: true,
      bytes: Buffer.from(clean),
      findings: [...findings, ...told(recorded, "recorded-changes"), ...told(links, "links-removed")],
    };
  } catch (error) {
    if (error instanceof UnreadableZip) return refused(error.code);
    if (error instanceof UnreadableXml || error instanceof UnreadableWord || error instanceof TypeError)
      return refused("broken");
    throw error;
  }
}

/** Whether a form may be kept. */
export const isUsable = (findings: readonly TemplateFinding[]) => findings.every(isWarning);

/** A kept form with values in the place of its placeholders; null where it would become larger than anybody prints. */
export async function filledTemplate(bytes: Uint8Array, data: Data): Promise<Buffer | null> {
  const parts = await readZip(bytes, LIMITS);
  const room = roomOfPaper();
  try {
    return await writeZip(
      parts.map((part) => {
        const root = storyOf(part);
        if (!root) return part;
        return { name: part.name, bytes: Buffer.from(writeWord(fill(prepare(root).root, data, room))) };
      }),
    );
  } catch (error) {
    // Kept before a limit was drawn, perhaps.
    if (error instanceof TooLarge || error instanceof UnreadableWord) return null;
    throw error;
  }
}

const RECORDED = ["w:ins", "w:del", "w:moveFrom", "w:moveTo"];
const STORIES = new Set(["w:document", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes"]);

async function storiesOf(bytes: Uint8Array): Promise<{ readonly root: WordElement }[]> {
  const parts = await readZip(bytes, LIMITS);
  return parts.flatMap((part) => {
    const root = storyOf(part);
    return root ? [{ root }] : [];
  });
}

/** The tree of a part that holds text; null for every other. */
function storyOf({ name, bytes }: ZipPart): WordElement | null {
  if (!/\.xml$/iu.test(name)) return null;
  const xml = decodedXml(bytes);
  const first = /<([\w:]+)/u.exec(xml.slice(0, 4096))?.[1] ?? "";
  if (!STORIES.has(first)) return null;
  if (xml.length > STORY_LETTERS) throw new UnreadableZip("too-large");
  return parseWord(xml);
}
