import type { Regulation } from "~/contests/regulation";
import { fieldOf } from "~/contests/regulation";
import { paths } from "~/paths";
import type { Tx } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { formatDateTime, formatLocalDate } from "~/platform/format";
import { fixedT, type Translate } from "~/platform/i18n.server";
import { sendMail, type OutgoingMail } from "~/platform/mail.server";
import type { AskablePart } from "../asked-parts";
import type { ScreeningOutcome } from "../entry-state";

/** Whose entry it is and what it is called: enough to write to them. */
export interface Addressed {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly owner: { readonly name: string; readonly email: string; readonly language: string };
  readonly contest: { readonly title: string };
}

/** Tells the owner what the secretariat decided, with its reason, and what a supplement opens until when. */
export async function mailScreening(
  tx: Tx,
  { row, regulation }: { readonly row: Addressed; readonly regulation: Regulation },
  decision: {
    readonly outcome: ScreeningOutcome;
    readonly reason: string;
    readonly dueAt: Date | null;
    readonly asked: readonly AskablePart[];
  },
): Promise<void> {
  const t = fixedT(row.owner.language);
  const params = {
    ...wordsOf(row),
    reason: decision.reason,
    asked: askedText(t, decision.asked),
    dueAt: decision.dueAt ? formatDateTime(decision.dueAt, regulation.timeZone) : "",
  };
  const key = `entryScreened.${decision.outcome}`;
  await send(tx, row, t(`${key}.subject`, params), t(`${key}.text`, params));
}

function askedText(t: Translate, asked: readonly AskablePart[]): string {
  if (asked.length === 0) return t("screening.all-parts");
  return asked
    .map(({ path, label }) => `- ${label ?? t(`screening.part.${path}`)}`)
    .join("\n");
}

/** Reminds of a supplement that has not come. */
export async function mailReminder(
  tx: Tx,
  row: Addressed,
  supplement: { readonly reason: string; readonly dueAt: Date },
  timeZone: string,
): Promise<void> {
  const t = fixedT(row.owner.language);
  const dueAt = formatDateTime(supplement.dueAt, timeZone);
  const params = { ...wordsOf(row), reason: supplement.reason, dueAt };
  await send(tx, row, t("screening.reminder.subject", params), t("screening.reminder.text", params));
}

/** Tells the owner that the entry is judged in another field. */
export async function mailMove(
  tx: Tx,
  row: Addressed,
  regulation: Pick<Regulation, "fields">,
  move: { readonly from: string; readonly to: string; readonly reason: string },
): Promise<void> {
  const t = fixedT(row.owner.language);
  const nameOf = (id: string) => fieldOf(regulation, id)?.name ?? id;
  const params = {
    ...wordsOf(row),
    from: nameOf(move.from),
    to: nameOf(move.to),
    reason: move.reason,
  };
  await send(tx, row, t("screening.moved.subject", params), t("screening.moved.text", params));
}

/** Confirms that an appeal has come in, or brings its answer. */
export async function mailAppeal(
  tx: Tx,
  row: Addressed,
  event: "received" | "UPHELD" | "REJECTED",
  text: string,
): Promise<void> {
  const t = fixedT(row.owner.language);
  const params = { ...wordsOf(row), text };
  const key = `screening.appeal.${event}`;
  await send(tx, row, t(`${key}.subject`, params), t(`${key}.text`, params));
}

export interface LetterFacts {
  readonly outcome: "ELIGIBLE" | "INELIGIBLE";
  readonly reason: string;
  readonly decisionNumber: string;
  /** YYYY-MM-DD */
  readonly decisionDate: string;
  readonly appealUntil: Date;
  readonly mayAppeal: boolean;
}

/** The letter about a formal decision, as its mail says it; also for the preview. */
export function letterMail(row: Addressed, facts: LetterFacts, timeZone: string): OutgoingMail {
  const t = fixedT(row.owner.language);
  const params = {
    ...wordsOf(row),
    number: facts.decisionNumber,
    date: formatLocalDate(facts.decisionDate),
    reason: facts.reason,
    until: formatDateTime(new Date(facts.appealUntil.getTime() - 60_000), timeZone),
  };
  const key = `screening.letter.${facts.outcome}`;
  const appeal = t(`screening.letter.${facts.mayAppeal ? "may-appeal" : "no-appeal"}`, params);
  const text = t(`${key}.text`, { ...params, appeal });
  return { to: row.owner.email, subject: t(`${key}.subject`, params), text };
}

function wordsOf(row: Addressed) {
  return {
    name: row.owner.name,
    contest: row.contest.title,
    code: row.code ?? "",
    title: row.title,
    link: new URL(paths.entry(row.id), env().appUrl).href,
  };
}

async function send(tx: Tx, row: Addressed, subject: string, text: string): Promise<void> {
  await sendMail(tx, { to: row.owner.email, subject, text });
}
