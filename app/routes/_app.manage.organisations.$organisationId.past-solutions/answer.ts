import { data } from "@remix-run/node";
import { readSheet } from "~/documents/spreadsheet.server";
import {
  pastedCells,
  readPastRows,
  removePastSchema,
  type PastRow,
  type ReadPastRows,
} from "~/entries/similarity/past-solutions";
import {
  importPastSolutions,
  previewPastSolutions,
  removePastSolution,
} from "~/entries/similarity/past-solutions.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { readMultipart } from "~/platform/multipart.server";
import type { Fault } from "~/platform/result";

type Unread = "unreadable" | "too-big" | "too-long" | "empty";

export type PastAnswer =
  | {
      readonly kind: "preview";
      readonly fresh: number;
      readonly known: number;
      readonly repeated: number;
      /** Rows with a fault, and the first of these. */
      readonly faulty: number;
      readonly faults: ReadPastRows["faults"];
      readonly sample: readonly PastRow[];
      /** What is imported when the person agrees: the good rows, as they would be pasted. */
      readonly rows: string;
    }
  | { readonly kind: "unread"; readonly code: Unread }
  | { readonly kind: "imported"; readonly fresh: number; readonly known: number }
  | { readonly kind: "removed" }
  | { readonly kind: "invalid"; readonly faults: readonly Fault[] };

const FILE_BYTES = 5_000_000;
const FORM_BYTES = 20_000_000;
const SAMPLE = 10;
const FAULTS_SHOWN = 20;

const answer = (content: PastAnswer, status = 200) => data(content, { status });

interface Posted {
  readonly field: (name: string) => string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** What the forms of the page do. */
export async function answerPastForm(request: Request, ctx: Context, organisationId: string) {
  // Before anything is read: what they send is no business of those who may not.
  const allowed = await previewPastSolutions(ctx, organisationId, []);
  if (!allowed.ok) return refuse(request, allowed.code);
  const posted = await readPosted(request);
  if (!posted) return answer({ kind: "unread", code: "too-big" }, 400);
  const intent = posted.field("intent");
  switch (intent) {
    case "preview": {
      const cells = await cellsOf(posted);
      if (!Array.isArray(cells)) return answer({ kind: "unread", code: cells }, 400);
      return preview(request, ctx, organisationId, readPastRows(cells));
    }
    case "import": {
      const { rows } = readPastRows(pastedCells(posted.field("rows")));
      const done = await importPastSolutions(ctx, organisationId, rows);
      if (!done.ok) return refused(request, done.code);
      return answer({ kind: "imported", ...done.value });
    }
    case "remove": {
      const form = new FormData();
      for (const name of ["id", "reason"]) form.set(name, posted.field(name));
      const parsed = parseForm(removePastSchema, form);
      if (!parsed.ok) return answer({ kind: "invalid", faults: parsed.faults }, 400);
      const done = await removePastSolution(ctx, organisationId, parsed.value);
      return done.ok ? answer({ kind: "removed" }) : refused(request, done.code);
    }
    default:
      return answer({ kind: "invalid", faults: [] }, 400);
  }
}

const refused = (request: Request, code: Refusal) => refuse(request, code);

async function preview(
  request: Request,
  ctx: Context,
  organisationId: string,
  { rows, faults, repeated }: ReadPastRows,
) {
  if (rows.length === 0 && faults.length === 0) return answer({ kind: "unread", code: "empty" }, 400);
  const counted = await previewPastSolutions(ctx, organisationId, rows);
  if (!counted.ok) return refused(request, counted.code);
  return answer({
    kind: "preview",
    ...counted.value,
    repeated,
    faulty: faults.length,
    faults: faults.slice(0, FAULTS_SHOWN),
    sample: rows.slice(0, SAMPLE),
    rows: rows.map((row) => [row.title, row.summary, row.source].map(oneLine).join("\t")).join("\n"),
  });
}

const oneLine = (text: string) => text.replace(/\s+/g, " ");

/** The form with its file, which is small and may be held; null when it is not small. */
async function readPosted(request: Request): Promise<Posted | null> {
  const type = request.headers.get("Content-Type");
  if (!type?.startsWith("multipart/")) {
    const form = await request.formData();
    return { field: (name) => String(form.get(name) ?? ""), file: null };
  }
  let file: Posted["file"] = null;
  let tooBig = false;
  const read = await readMultipart(
    type,
    request.body,
    { totalBytes: FORM_BYTES, fieldBytes: FORM_BYTES },
    async ({ field, filename, bytes }) => {
      if (field !== "file" || filename === "") return;
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of bytes) {
        size += chunk.length;
        if (size > FILE_BYTES) {
          tooBig = true;
          return;
        }
        chunks.push(chunk);
      }
      file = { name: filename, bytes: Buffer.concat(chunks) };
    },
  );
  if (!read.ok || tooBig) return null;
  return { field: (name) => read.fields.get(name)?.[0] ?? "", file };
}

async function cellsOf({ field, file }: Posted): Promise<string[][] | Unread> {
  if (!file) return field("text").trim() === "" ? "empty" : pastedCells(field("text"));
  const read = await readSheet(file.bytes);
  if (read.ok) return read.rows;
  return read.code === "sheet-too-big" ? "too-long" : "unreadable";
}
