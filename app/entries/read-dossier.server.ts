import { randomInt } from "node:crypto";
import type { Regulation } from "~/contests/regulation";
import { readMultipart } from "~/platform/multipart.server";
import type { Fault } from "~/platform/result";
import { version } from "~/platform/version";
import {
  addMember,
  allQuestions,
  emptyContent,
  removeMember,
  type EntryContent,
} from "./entry-content";
import { readEarlier, type EarlierSaving } from "./writing/draft-changes";
import {
  composed,
  EARLIER,
  overlay,
  readDraftForm,
  REQUEST,
  WRITER,
  type DraftForm,
} from "./writing/draft-form";
import { changesBetween, type Change } from "./writing/draft-values";
import { addRow, addSupporter, removeSupporter } from "./entry-rows";
import { DRAWN_NUMBERS } from "./writing/row-ids";
import { receiveAttachment, type ReceivedFile } from "./files/receive-attachment.server";

/** What the dossier form asks for when one of its buttons is pressed. */
export type DossierIntent =
  | "save"
  | "submit"
  | "add-member"
  | "remove-member"
  | "add-supporter"
  | "remove-supporter"
  | "add-row"
  | "remove-file";

/** All texts of a form by their names. */
export type FormFields = ReadonlyMap<string, readonly string[]>;

export interface ReadDossier extends DraftForm {
  readonly ok: true;
  readonly intent: DossierIntent;
  /** The id on the page near which the button stands; "top" for those that are about all of it. */
  readonly place: string;
  readonly version: number;
  /** Who was signed in when the form was drawn; null where it does not say. */
  readonly writer: string | null;
  /** What the page had sent by itself before, in order, perhaps without arriving. */
  readonly earlier: readonly EarlierSaving[];
  /** Of a script that posts the same form again after a lost answer. */
  readonly key: string | null;
  readonly fields: FormFields;
  readonly added: readonly ReceivedFile[];
  readonly removed: readonly string[];
  /** What was wrong with files, beside their fields. */
  readonly faults: readonly Fault[];
}

export type UnreadDossier = { readonly ok: false; readonly code: "too-big" | "broken" };

/** Room for the text of the form and for files that will be refused for being a little too large. */
const SLACK = 64 * 1024 * 1024;

/**
 * Reads the one form that holds all: text is collected, files go to the storage as they arrive.
 * `keepFiles` false: nothing may be stored any more, but what was typed is read and can be shown. `draft` is what
 * stands there now: of it, the form changes what its writer changed.
 */
export async function readDossier(
  regulation: Pick<Regulation, "sections" | "attachments">,
  contentType: string | null,
  body: ReadableStream<Uint8Array> | null,
  {
    keepFiles,
    draft = emptyContent(1),
  }: { readonly keepFiles: boolean; readonly draft?: EntryContent },
): Promise<ReadDossier | UnreadDossier> {
  const added: ReceivedFile[] = [];
  const faults: Fault[] = [];
  const kinds = regulation.attachments;
  const totalBytes = kinds.reduce((sum, { max, maxBytes }) => sum + max * maxBytes, SLACK);

  const read = await readMultipart(contentType, body, { totalBytes }, async (part) => {
    const kind = kinds.find(({ id }) => part.field === `files.${id}`);
    if (!kind || !keepFiles) return;
    const { file, fault } = await receiveAttachment(kind, part.filename, part.bytes);
    if (file) added.push(file);
    if (fault) faults.push(fault);
  });
  if (!read.ok) return { ok: false, code: read.code === "too-big" ? "too-big" : "broken" };

  const one = (name: string) => read.fields.get(name)?.at(-1);
  const all = (name: string) => read.fields.get(name) ?? [];
  const earlier = readEarlier(regulation, one(EARLIER));
  if (!earlier) return { ok: false, code: "broken" };
  const saved = overlay(
    draft,
    earlier.reduce<readonly Change[]>((before, { changes }) => composed(before, changes), []),
  );
  const form = readDraftForm(allQuestions(regulation), saved, { one, all });
  const { content } = form;
  const [action = "", argument = ""] = splitOnce(one("intent") ?? "");
  const seen = version.safeParse(one("version"));
  if (!seen.success) return { ok: false, code: "broken" };
  const writer = one(WRITER) ?? null;
  const common = {
    ok: true,
    ...form,
    version: seen.data,
    writer,
    earlier,
    key: one(REQUEST) ?? null,
    fields: read.fields,
    added,
    faults,
  } as const;
  const changed = (intent: DossierIntent, now: EntryContent, place = "top") =>
    ({
      ...common,
      intent,
      place,
      content: now,
      changes: form.changes && composed(form.changes, changesBetween(content, now)),
      removed: [],
    }) as const;
  const drawn = () => DRAWN_NUMBERS.from + randomInt(DRAWN_NUMBERS.count);
  switch (action) {
    case "add-member":
      return changed(action, addMember(content, drawn()), "members");
    case "remove-member":
      return changed(action, removeMember(content, argument), "members");
    case "add-supporter":
      return changed(action, addSupporter(content, drawn()), "supporters");
    case "remove-supporter":
      return changed(action, removeSupporter(content, argument), "supporters");
    case "add-row":
      return changed(
        action,
        addRow(regulation, content, argument),
        sectionPlace(regulation, argument),
      );
    case "remove-file":
      return { ...changed(action, content, "files"), removed: [argument] };
    case "submit":
      return changed(action, content);
    default:
      return changed("save", content);
  }
}

function sectionPlace({ sections }: Pick<Regulation, "sections">, questionId: string): string {
  const section = sections.find(({ questions }) => questions.some(({ id }) => id === questionId));
  return section ? `section-${section.id}` : "top";
}

function splitOnce(text: string): string[] {
  const at = text.indexOf(":");
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
