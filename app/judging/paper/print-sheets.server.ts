import { fieldOf, rubricOf, type RubricCriterion } from "~/contests/regulation";
import { panelInRound, roundOf } from "~/contests/rounds";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { audit } from "~/platform/audit.server";
import { db } from "~/platform/db.server";
import { env } from "~/platform/env.server";
import { ok, refused, type Result } from "~/platform/result";
import { readableSecret } from "~/platform/secret.server";
import { paths } from "~/paths";
import { withJudgedTitles } from "../blind/covered.server";
import { highestTotal } from "../sheets/marks";
import { PAPER_CODE_LENGTH } from "./paper-code";
import { panelStanding } from "./panel-standing.server";
import { whyNotPrintSheets } from "./paper-policy";

/** Which sheets of a panel: all that are not in, or those of one judge. */
export interface SheetChoice {
  readonly panelId: string;
  readonly judgeId: string | null;
}

/** One score sheet as it is drawn. */
export interface SheetToPrint {
  readonly code: string;
  /** What the QR code says: where the sheet is keyed in. */
  readonly link: string;
  readonly judgeName: string;
  readonly entryCode: string;
  readonly entryTitle: string;
  readonly field: string;
}

export interface SheetsToPrint {
  readonly contestTitle: string;
  readonly organisation: string;
  readonly panelName: string;
  readonly round: string;
  readonly criteria: readonly RubricCriterion[];
  readonly highest: string;
  /** Labels of the prizes that may be proposed; empty where the round asks for no proposal. */
  readonly proposals: readonly string[];
  readonly sheets: readonly SheetToPrint[];
}

/** Gives each sheet that is not in its code, once; printed again it keeps it. */
export async function prepareSheets(
  ctx: Context,
  choice: SheetChoice,
): Promise<Result<{ readonly prepared: number }, Refusal | "none">> {
  const allowed = await printing(ctx, choice.panelId);
  if (!allowed.ok) return allowed;
  const { panel } = allowed.value;
  return db.$transaction(async (tx) => {
    const open = await tx.assignment.findMany({
      where: { ...openOf(panel, choice), paperSheet: null },
      select: { id: true },
    });
    const { count } = await tx.paperSheet.createMany({
      data: open.map(({ id }) => ({
        assignmentId: id,
        code: readableSecret(PAPER_CODE_LENGTH),
        printedAt: ctx.now,
        printedById: ctx.actor.userId,
      })),
      skipDuplicates: true,
    });
    if (count > 0) {
      await audit(tx, {
        chainId: panel.contestId,
        at: ctx.now,
        actorId: ctx.actor.userId,
        action: "paper-sheets.printed",
        subjectType: "panel",
        subjectId: panel.id,
        data: { judgeId: choice.judgeId, sheets: count },
      });
    }
    const all = await tx.assignment.count({ where: openOf(panel, choice) });
    return all === 0 ? refused("none") : ok({ prepared: all });
  });
}

/** The prepared sheets that are not in yet, judge by judge, by code. */
export async function sheetsToPrint(
  ctx: Context,
  choice: SheetChoice,
): Promise<Result<SheetsToPrint, Refusal>> {
  const allowed = await printing(ctx, choice.panelId);
  if (!allowed.ok) return allowed;
  const { panel, opened } = allowed.value;
  const { regulation } = opened;
  const rows = await db.assignment.findMany({
    where: { ...openOf(panel, choice), paperSheet: { isNot: null } },
    orderBy: [{ judge: { code: "asc" } }, { entry: { code: "asc" } }],
    select: {
      paperSheet: { select: { code: true } },
      judge: { select: { user: { select: { name: true } } } },
      entry: { select: { id: true, code: true, title: true, fieldId: true } },
    },
  });
  const round = roundOf(regulation, panel.roundId);
  const titled = await withJudgedTitles(db, opened, panel.roundId, rows.map(({ entry }) => entry));
  const organisation = await db.organisation.findUniqueOrThrow({
    where: { id: opened.contest.organisationId },
    select: { name: true },
  });
  const criteria = rubricOf(regulation, panel.roundId);
  return ok({
    contestTitle: opened.contest.title,
    organisation: organisation.name,
    panelName: panel.name,
    round: round?.label ?? panel.roundId,
    criteria,
    highest: highestTotal(criteria),
    proposals: round?.asksProposal ? regulation.rule.prizes.levels.map(({ id, label }) => label || id) : [],
    sheets: rows.flatMap(({ paperSheet, judge, entry }, at) =>
      paperSheet
        ? [
            {
              code: paperSheet.code,
              link: new URL(paths.paperSheet(paperSheet.code), env().appUrl).href,
              judgeName: judge.user.name,
              entryCode: entry.code ?? "",
              entryTitle: titled[at]?.title ?? "",
              field: fieldOf(regulation, entry.fieldId ?? "")?.name ?? "",
            },
          ]
        : [],
    ),
  });
}

/** A label for an exhibit: scanned with a judge's phone it opens the judge's sheet. */
export interface EntryLabel {
  readonly entryCode: string;
  readonly entryTitle: string;
  readonly field: string;
  readonly link: string;
}

export interface LabelsToPrint {
  readonly contestTitle: string;
  readonly panelName: string;
  readonly labels: readonly EntryLabel[];
}

/** One label for each entry that somebody on the panel judges. */
export async function labelsToPrint(
  ctx: Context,
  panelId: string,
): Promise<Result<LabelsToPrint, Refusal>> {
  const allowed = await printing(ctx, panelId);
  if (!allowed.ok) return allowed;
  const { panel, opened } = allowed.value;
  const entries = await db.entry.findMany({
    where: {
      contestId: panel.contestId,
      groupId: panel.groupId,
      state: "ELIGIBLE",
      assignments: { some: { roundId: panel.roundId, endedAt: null } },
    },
    orderBy: { code: "asc" },
    select: { id: true, code: true, title: true, fieldId: true },
  });
  const titled = await withJudgedTitles(db, opened, panel.roundId, entries);
  return ok({
    contestTitle: opened.contest.title,
    panelName: panelInRound(opened.regulation, panel),
    labels: titled.map(({ id, code, title, fieldId }) => ({
      entryCode: code ?? "",
      entryTitle: title,
      field: fieldOf(opened.regulation, fieldId ?? "")?.name ?? "",
      link: new URL(paths.scannedEntry(id), env().appUrl).href,
    })),
  });
}

/** The sheets of a panel that are not in. */
function openOf(
  panel: { readonly contestId: string; readonly roundId: string; readonly groupId: string },
  { judgeId }: Pick<SheetChoice, "judgeId">,
) {
  return {
    roundId: panel.roundId,
    endedAt: null,
    ...(judgeId ? { judgeId } : {}),
    entry: { contestId: panel.contestId, groupId: panel.groupId, state: "ELIGIBLE" as const },
    sheet: { state: { in: ["DRAFT" as const, "RETURNED" as const] } },
  };
}

async function printing(ctx: Context, panelId: string) {
  const found = await panelStanding(ctx, panelId);
  if (!found) return refused<Refusal>("hidden");
  const refusal = whyNotPrintSheets(found.standing, {
    contestState: found.opened.contest.state,
    panelClosed: found.panel.closedAt !== null,
  });
  return refusal ? refused<Refusal>(refusal) : ok(found);
}
