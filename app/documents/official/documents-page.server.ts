import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { standingAt } from "~/people/standing";
import { KIND_FACTS, OFFICIAL_KINDS, printedNumber, type OfficialKind } from "./kinds";
import { printedLetterhead } from "./letterhead.server";
import { whyNotEditLetterhead, whyNotReadDocuments } from "./official-policy";
import { subjectsOf, type DocumentSubject } from "./subjects.server";

export interface ListedDocument extends DocumentSubject {
  /** 0: no number is recorded. */
  readonly version: number;
  readonly number: string;
  /** YYYY-MM-DD or "" */
  readonly date: string;
  readonly signer: string;
  /** The version of the organisation's own form that it is printed in; 0: the built-in form. */
  readonly form: number;
}

export interface ListedKind {
  readonly kind: OfficialKind;
  /** Whether there is a number to record here. */
  readonly numbered: boolean;
  /** What has to be done first; null: it can be printed. */
  readonly missing: string | null;
  readonly documents: readonly ListedDocument[];
}

export interface DocumentsPage {
  readonly contestId: string;
  readonly organisationId: string;
  readonly timeZone: string;
  readonly mayEditLetterhead: boolean;
  /** Why documents with marks are kept from whoever looks. */
  readonly withheld: Refusal | null;
  readonly kinds: readonly ListedKind[];
}

/** Every kind of official document with what there is of it, its number and date. */
export async function documentsPage(ctx: Context, contestId: string): Promise<Result<DocumentsPage, Refusal>> {
  const opened = await openedContest(contestId);
  if (!opened) return refused("hidden");
  const { contest, regulation } = opened;
  const refusal = whyNotReadDocuments(standingInContest(ctx.actor, contest));
  if (refusal) return refused(refusal);
  const { organisationId } = contest;
  const withheld = await whyMarksAreWithheld(ctx, contest);
  const issued = await db.issuedDocument.findMany({
    where: { contestId },
    include: { template: { select: { number: true } } },
  });
  const forms = await db.documentTemplate.findMany({
    where: { organisationId, inUse: true },
    select: { kind: true, number: true },
  });
  const [tallies, panels] = await Promise.all([
    db.tally.count({ where: { contestId } }),
    db.panel.count({ where: { contestId } }),
  ]);
  const { suffix } = await printedLetterhead(organisationId);
  const kinds: ListedKind[] = [];
  for (const kind of OFFICIAL_KINDS) {
    const { subject, needs, symbol, marks } = KIND_FACTS[kind];
    const subjects = await subjectsOf(contestId, subject);
    const has = needs === "tallied" ? tallies > 0 : needs === "panels" ? panels > 0 : subjects.length > 0;
    kinds.push({
      kind,
      numbered: symbol !== "" && kind !== "eligibility",
      missing: has ? (marks && withheld ? withheld : null) : needs,
      documents: !has || (marks && withheld)
        ? []
        : subjects.map((one) => {
            const row = issued.find((other) => other.kind === kind && other.subjectId === one.id);
            return {
              ...one,
              version: row?.version ?? 0,
              number: row ? printedNumber(kind, row.number, suffix) : "",
              date: row?.date.toISOString().slice(0, 10) ?? "",
              signer: row?.signer ?? "",
              form: (row ? row.template : forms.find((form) => form.kind === kind))?.number ?? 0,
            };
          }),
    });
  }
  const mayEditLetterhead = whyNotEditLetterhead(standingAt(ctx.actor, { organisationId })) === null;
  return ok({ contestId, organisationId, timeZone: regulation.timeZone, mayEditLetterhead, withheld, kinds });
}
