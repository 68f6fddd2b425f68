import { inflateSync } from "node:zlib";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { withPdf } from "~/platform/pdf/render.server";
import { readZip } from "~/platform/zip/read-zip.server";
import { door, type RouteModule, type Row } from "./access/ask";
import type { Who } from "./access/world";

const tables = import.meta.glob<Record<string, unknown>>("./access/*-rows.ts", { eager: true });
const rows = Object.values(tables).flatMap((table) => Object.values(table).filter(Array.isArray).flat() as Row[]);
const modules = import.meta.glob<RouteModule>("../../app/routes/*/route.tsx");

/** Every route that can be read, by the table of doors. */
export const allRead = (): string[] => [...new Set(rows.filter(({ intent }) => intent === null).map(({ route }) => route))];

/** Those that somebody of these is let into and visitors are not. */
export const readBy = (people: readonly Who[]): string[] =>
  allRead().filter((route) => {
    const own = rows.filter((row) => row.route === route && row.intent === null);
    const isPublic = own.some(({ expected }) => expected.nobody === "ok");
    return !isPublic && own.some(({ expected }) => people.some((who) => expected[who] === "ok"));
  });

let library: PDFiumLibrary | undefined;

/** The words on the pages of a PDF, and what the codes on them say. */
async function printed(bytes: Buffer): Promise<string> {
  library ??= await PDFiumLibrary.init();
  const opened = await library.loadDocument(bytes);
  const words = [...opened.pages()].map((page) => page.getText());
  opened.destroy();
  const codes = await withPdf(bytes, async ({ pages, codes: on }) => {
    const said: string[] = [];
    for (let page = 1; page <= pages; page++) said.push(...(await on(page)));
    return said;
  });
  // A line may break inside of a name.
  return [...words, ...words.map((text) => text.replace(/\s+/gu, " ")), ...codes].join("\n");
}

async function unpacked(bytes: Buffer): Promise<string> {
  const parts: Buffer[] = [bytes];
  for (let at = bytes.indexOf("stream"); at >= 0; at = bytes.indexOf("stream", at + 6))
    for (const skip of [7, 8])
      try {
        parts.push(inflateSync(bytes.subarray(at + skip)));
      } catch {
        continue;
      }
  if (bytes.subarray(0, 2).toString() === "PK") {
    const files = await readZip(bytes, { parts: 500, bytes: 1e8, partBytes: 1e8 });
    parts.push(...files.map((part) => part.bytes));
  }
  const texts = parts.map((part) => `${part.toString("utf8")}\n${part.toString("latin1")}\n${part.toString("utf16le")}`);
  if (bytes.subarray(0, 5).toString() === "%PDF-") texts.push(await printed(bytes));
  return texts.join("\n");
}

/** File names travel with their letters written as bytes. */
const decoded = (value: string) =>
  value.replace(/(?:%[0-9a-f]{2})+/giu, (bytes) => Buffer.from(bytes.replaceAll("%", ""), "hex").toString());

export interface Sent {
  readonly let: boolean;
  readonly text: string;
}

interface Asked {
  readonly cookie: string | null;
  readonly given: Readonly<Record<string, string>>;
  readonly query?: string;
  /** Makes it a posted one. */
  readonly form?: Readonly<Record<string, string>> | undefined;
}

/** All that a route sends to somebody: headers, texts, files unpacked, the words and codes on printed pages. */
export async function sentBy(route: string, { cookie, given, query = "", form }: Asked): Promise<Sent> {
  const module = await modules[`../../app/routes/${route}/route.tsx`]!();
  const request = new Request(new URL(`${door(route, given).path}${query}`, "http://sangtao.test"), {
    headers: { Cookie: cookie ?? "" },
    ...(form && { method: "POST", body: new URLSearchParams(form) }),
  });
  const handler = form ? module.action! : module.loader!;
  const ask = async (): Promise<unknown> => handler({ request, params: given, context: {} });
  const answer = await ask().catch((thrown: unknown) => thrown);
  if (answer instanceof Error) throw answer;
  if (!(answer instanceof Response)) {
    const init = (answer as { init?: { status?: number } | null } | null)?.init;
    return { let: (init?.status ?? 200) < 400, text: JSON.stringify(answer) ?? "" };
  }
  const said = [...answer.headers].map(([name, value]) => `${name}: ${value} ${decoded(value)}`).join("\n");
  return { let: answer.status < 400, text: `${said}\n${await unpacked(Buffer.from(await answer.arrayBuffer()))}` };
}
