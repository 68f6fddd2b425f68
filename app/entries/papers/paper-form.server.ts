import type { Actor } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db, type Tx } from "~/platform/db.server";
import { localDateOf } from "~/platform/format";
import { ok, refused, type Result } from "~/platform/result";
import { consentsOf } from "../members/consent-row.server";
import { giversFor, mayUse } from "../members/consent-rules";
import type { EntryContent } from "../entry-content";
import { whyNotEditEntry } from "../entry-policy";
import { loadEntry, type LoadedEntry } from "../entry-row.server";
import { whyNotPrintForm } from "./paper-policy";
import { paperForm, type PaperForm } from "./paper-form";
import { paperFingerprint } from "./paper-reference";

/** The registration form of an entry, ready to be drawn. */
export interface FormToPrint {
  readonly entryId: string;
  readonly form: PaperForm;
  readonly fingerprint: string;
  readonly template: "technical" | "youth";
  /** A guardian signs too. */
  readonly guardian: boolean;
  /** For the file's name; "" before the first submission. */
  readonly code: string;
}

/** Authors print what they are writing, the secretariat what was sent in. */
export async function formToPrint(
  actor: Actor | null,
  entryId: string,
  now: Date,
): Promise<Result<FormToPrint, Refusal>> {
  const loaded = await loadEntry(db, actor, entryId, now);
  if (!loaded) return refused("hidden");
  const { standing, facts, regulation, row, draft, snapshot } = loaded;
  const refusal = whyNotPrintForm(standing, facts);
  if (refusal) return refused(refusal);
  const content = whyNotEditEntry(standing, facts) === null ? draft : (snapshot ?? draft);
  const form = await formOf(db, loaded, content, now);
  const today = localDateOf(now, regulation.timeZone);
  return ok({
    entryId: row.id,
    form,
    fingerprint: paperFingerprint(form),
    template: regulation.template,
    guardian: content.members.some(
      ({ birthDate }) =>
        birthDate !== "" && giversFor(regulation.consents, birthDate, today).includes("GUARDIAN"),
    ),
    code: row.code ?? "",
  });
}

/** Fingerprints of the papers that are not older than the dossier: of its draft, and of what was sent in. */
export function currentFingerprints({ regulation, row, draft, snapshot }: LoadedEntry): string[] {
  const printed = (content: EntryContent) =>
    paperFingerprint(paperForm(regulation, content, row.unit?.name ?? "", () => false));
  return [printed(draft), ...(snapshot ? [printed(snapshot)] : [])];
}

async function formOf(
  tx: Tx,
  { regulation, row }: LoadedEntry,
  content: EntryContent,
  now: Date,
): Promise<PaperForm> {
  const records = await consentsOf(tx, row.id);
  return paperForm(regulation, content, row.unit?.name ?? "", (member) =>
    mayUse(regulation, records, member, "ethnicity", now),
  );
}
