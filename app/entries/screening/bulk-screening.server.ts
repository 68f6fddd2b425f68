import type { Regulation } from "~/contests/regulation";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { ok, refused, type Result } from "~/platform/result";
import { db } from "~/platform/db.server";
import { BULK_MAX, whyNotBulk, type BulkAction, type BulkForm, type BulkRefusal, type BulkResult } from "./bulk";
import { filtered, type DeskRow } from "./desk";
import { deskOf } from "./desk.server";
import type { ListFilter } from "../list-filter";
import { moveField } from "./move-field.server";
import { remindOfSupplement } from "./remind-supplement.server";
import { screenEntry } from "./screen-entry.server";
import { whyNotScreenMany } from "./screening-policy";

export interface BulkLine extends Pick<DeskRow, "id" | "version" | "code" | "title" | "state"> {
  readonly whyNot: BulkRefusal | null;
}

export interface BulkPreview {
  readonly regulation: Regulation;
  readonly lines: readonly BulkLine[];
  /** More were chosen than one form takes on. */
  readonly leftOut: number;
}

/** Which entries are meant: those that were ticked, or all that a filter leaves. */
export type BulkChoice = { readonly ids: readonly string[] } | { readonly filter: ListFilter };

/** What an action would do to each of the chosen entries, and which it would leave alone and why. */
export async function previewBulk(
  ctx: Context,
  contestId: string,
  action: BulkAction,
  choice: BulkChoice,
): Promise<Result<BulkPreview, Refusal>> {
  const desk = await deskOf(ctx, contestId);
  if (!desk.ok) return desk;
  const { rows, facts, standing, regulation } = desk.value;
  const refusal = whyNotScreenMany(standing);
  if (refusal) return refused(refusal);
  const chosen =
    "ids" in choice
      ? rows.filter(({ id }) => choice.ids.includes(id))
      : filtered(rows, choice.filter, facts);
  const lines = chosen.slice(0, BULK_MAX).map((row) => ({
    id: row.id,
    version: row.version,
    code: row.code,
    title: row.title,
    state: row.state,
    whyNot: whyNotBulk(action, row, ctx.now),
  }));
  return ok({ regulation, lines, leftOut: chosen.length - lines.length });
}

export interface BulkOutcome {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly result: BulkResult;
  /** Of "refused": why. */
  readonly refusal: string | null;
}

/**
 * Does to each entry what was previewed, each in a transaction of its own, and says what became of it. The same
 * form sent again finds it done. A fault of the form (a date that does not fit) stops at the first entry.
 */
export async function applyBulk(
  ctx: Context,
  contestId: string,
  form: BulkForm,
): Promise<Result<readonly BulkOutcome[], Refusal | "invalid">> {
  const desk = await deskOf(ctx, contestId);
  if (!desk.ok) return desk;
  const refusal = whyNotScreenMany(desk.value.standing);
  if (refusal) return refused(refusal);
  const rows = new Map(desk.value.rows.map((row) => [row.id, row]));
  const outcomes: BulkOutcome[] = [];
  for (const target of form.targets) {
    const row = rows.get(target.entryId);
    if (!row) continue;
    const say = (result: BulkResult, why: string | null = null) =>
      outcomes.push({ id: row.id, code: row.code, title: row.title, result, refusal: why });
    if (target.version !== row.version && (await wasDone(row, form))) {
      say("same");
      continue;
    }
    const whyNot = whyNotBulk(form.action, row, ctx.now);
    if (whyNot) {
      say(whyNot);
      continue;
    }
    const done = await doOne(ctx, form, target);
    if (done.ok) say("done");
    else if (done.code === "invalid" && form.action === "move-field") say("same-field");
    else if (done.code === "invalid" && outcomes.length === 0)
      return refused("invalid", done.faults);
    else if (done.code === "conflict" || done.code === "reminded") say(done.code);
    else say("refused", done.code);
  }
  return ok(outcomes);
}

function doOne(ctx: Context, form: BulkForm, target: BulkForm["targets"][number]) {
  const { reason, dueAt, asked, fieldId } = form;
  switch (form.action) {
    case "eligible":
      return screenEntry(ctx, { ...target, outcome: "ELIGIBLE", reason: "", dueAt: null });
    case "supplement":
      return screenEntry(ctx, { ...target, outcome: "SUPPLEMENT", reason, dueAt, asked });
    case "remind":
      return remindOfSupplement(ctx, target);
    case "move-field":
      return moveField(ctx, { ...target, fieldId, reason });
  }
}

/** Whether an entry that has changed since it was previewed is already as this form wants it. */
async function wasDone(row: DeskRow, form: BulkForm): Promise<boolean> {
  switch (form.action) {
    case "eligible":
      return row.state === "ELIGIBLE";
    case "move-field":
      return row.fieldId === form.fieldId;
    case "remind":
      return false;
    case "supplement": {
      if (row.state !== "SUPPLEMENT_REQUESTED") return false;
      const newest = await db.screeningDecision.findFirst({
        where: { entryId: row.id },
        orderBy: [{ decidedAt: "desc" }, { id: "desc" }],
      });
      return newest?.reason === form.reason && newest.dueAt?.getTime() === form.dueAt?.getTime();
    }
  }
}
