import { standingInContest } from "~/contests/contest-policy";
import { openedContest } from "~/contests/contest.server";
import { panelInRound } from "~/contests/rounds";
import { whyMarksAreWithheld } from "~/judging/conflicts/withheld.server";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { db } from "~/platform/db.server";
import { ok, refused, type Result } from "~/platform/result";
import { standingAt } from "~/people/standing";
import type { PrintedLetterhead } from "./facts";
import { isDecision, KIND_FACTS, OFFICIAL_KINDS, printedNumber, type OfficialKind } from "./kinds";
import { standingHead } from "./letterhead.server";
import { whyNotEditLetterhead, whyNotReadDocuments } from "./official-policy";
import { borneNumbers } from "./borne-numbers.server";
import { headOfPaper } from "./paper-setting";
import { settingOf } from "./paper-settings.server";
import { recordedNumbers } from "./recorded-numbers.server";
import { subjectsOf, type DocumentSubject } from "./subjects.server";

/** Who signs a paper and on what it rests: as it is printed, and as its form edits it. */
export interface ListedSetting {
  readonly printed: Pick<PrintedLetterhead, "authority" | "office" | "position" | "signer">;
  /** Lines of "Căn cứ" before those that it has by itself. */
  readonly grounds: readonly string[];
  /** 0: it is as for all. */
  readonly version: number;
  readonly values: {
    readonly signMode: string;
    readonly actingOffice: string;
    readonly signerPosition: string;
    readonly signerName: string;
    readonly ownGrounds: boolean;
    readonly grounds: readonly string[];
  };
}

export interface ListedDocument extends DocumentSubject {
  /** 0: no number is recorded. */
  readonly version: number;
  /** Whether number and date are those recorded here. */
  readonly recorded: boolean;
  /** Recorded for a result that was computed anew since: printed no more. */
  readonly outdated: { readonly number: string; readonly date: string } | null;
  readonly number: string;
  /** YYYY-MM-DD or "" */
  readonly date: string;
  readonly signer: string;
  /** null: it is signed by those whose paper it is. */
  readonly setting: ListedSetting | null;
  /** The version of the organisation's own form that it is printed in; 0: the built-in form. */
  readonly form: number;
}

export interface ListedKind {
  readonly kind: OfficialKind;
  /** Whether there is a number to record here. */
  readonly numbered: boolean;
  /** Whether it names on what it rests. */
  readonly grounded: boolean;
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
  /** Of all papers of the contest. */
  readonly setting: ListedSetting;
  /** The organisation's, which stand in every decision. */
  readonly grounds: readonly string[];
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
  const issued = await recordedNumbers(contestId);
  const forms = await db.documentTemplate.findMany({
    where: { organisationId, inUse: true },
    select: { kind: true, number: true },
  });
  const [tallies, panels] = await Promise.all([
    db.tally.count({ where: { contestId } }),
    db.panel.count({ where: { contestId } }),
  ]);
  const [standing, settings] = await Promise.all([
    standingHead(organisationId),
    db.paperSetting.findMany({ where: { contestId } }),
  ]);
  const settingFor = (of: OfficialKind | "", subjectId: string): ListedSetting => {
    const rowOf = (kind: string, id: string) => settings.find((one) => one.kind === kind && one.subjectId === id) ?? null;
    const [row, contestRow] = [rowOf(of, subjectId), rowOf("", "")];
    const { authority, office, position, signer, grounds } = headOfPaper(
      standing,
      contestRow && settingOf(contestRow),
      of === "" ? null : row && settingOf(row),
    );
    const { signMode = "", actingOffice = "", signerPosition = "", signerName = "", ownGrounds = false } = row ?? {};
    return {
      printed: { authority, office, position, signer },
      grounds,
      version: row?.version ?? 0,
      values: {
        ...{ signMode, actingOffice, signerPosition, signerName, ownGrounds },
        // A paper's own lines begin with those that stand for all.
        grounds: of === "" || ownGrounds ? (row?.grounds ?? []) : grounds,
      },
    };
  };
  const kinds: ListedKind[] = [];
  for (const kind of OFFICIAL_KINDS) {
    const { subject, needs, symbol, marks } = KIND_FACTS[kind];
    const subjects = await subjectsOf(contestId, subject, (panel) => panelInRound(regulation, panel));
    const numbers = await borneNumbers(contestId, kind);
    const has = needs === "tallied" ? tallies > 0 : needs === "panels" ? panels > 0 : subjects.length > 0;
    kinds.push({
      kind,
      grounded: isDecision(kind),
      numbered: symbol !== "" && kind !== "eligibility",
      missing: has ? (marks && withheld ? withheld : null) : needs,
      documents: !has || (marks && withheld)
        ? []
        : subjects.map((one) => {
            const recorded = issued.find((other) => other.kind === kind && other.subjectId === one.id);
            const row = recorded?.outdated ? undefined : recorded;
            const borne = numbers.get(one.id);
            return {
              ...one,
              version: recorded?.version ?? 0,
              recorded: row !== undefined,
              outdated: recorded?.outdated
                ? { number: printedNumber(kind, recorded.number, standing.suffix), date: recorded.date.toISOString().slice(0, 10) }
                : null,
              number: row || borne ? printedNumber(kind, row?.number ?? borne?.number ?? "", standing.suffix) : "",
              date: row?.date.toISOString().slice(0, 10) ?? borne?.date ?? "",
              signer: row?.signer ?? "",
              setting: KIND_FACTS[kind].signed ? settingFor(kind, one.id) : null,
              form: (row ? row.template : forms.find((form) => form.kind === kind))?.number ?? 0,
            };
          }),
    });
  }
  const mayEditLetterhead = whyNotEditLetterhead(standingAt(ctx.actor, { organisationId })) === null;
  return ok({ contestId, organisationId, timeZone: regulation.timeZone, mayEditLetterhead, withheld, setting: settingFor("", ""), grounds: standing.grounds, kinds });
}
