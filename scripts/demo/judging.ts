import { criteriaOfRound } from "~/contests/rule";
import { assignPanels } from "~/judging/assignment/assignment.server";
import { applyPlan, makePlan } from "~/judging/assignment/plan.server";
import { declarationSchema } from "~/judging/conflicts/declaration-form";
import { signDeclaration } from "~/judging/conflicts/declaration.server";
import { closePanel } from "~/judging/panels/close-panel.server";
import { judgingHooks } from "~/judging/panels/admit-judge.server";
import { createPanel } from "~/judging/panels/panels.server";
import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { submitSheet, saveSheet } from "~/judging/sheets/save-score-sheet.server";
import { acceptInvitation, invitePerson } from "~/people/invitations.server";
import { db } from "~/platform/db.server";
import { seededRandom } from "~/platform/random";
import { actorOf, as, type Cast } from "./cast";
import { spread } from "./calendar";
import type { OpenedContest } from "./contest";
import { marksFor } from "./marks";
import { listCouncil } from "./meetings";
import { must } from "./must";

export interface Panel {
  readonly id: string;
  readonly name: string;
  readonly groupId: string;
  /** The first is the chair. */
  readonly judges: readonly string[];
}

/**
 * A panel of `size` per group; judges are invited by link, the first of each panel as its chair. The chairs are in the council.
 * `first`: which of all judges is the first of each panel; without it one panel's come after the other's.
 */
export async function makePanels(cast: Cast, contest: OpenedContest, size: number, now: Date, first: readonly number[] = []): Promise<Panel[]> {
  const place = { organisationId: cast.organisationId, contestId: contest.id, title: contest.regulation.title };
  const [round] = contest.regulation.rule.rounds;
  if (!round) throw new Error("the rule has no round");
  const panels: Panel[] = [];
  for (const [index, group] of contest.regulation.groups.entries()) {
    const secretary = await as(cast.secretary, now);
    const name = `Hội đồng ${group.name}`;
    const panel = must("panel", await createPanel(secretary, { contestId: contest.id, roundId: round.id, groupId: group.id, name }));
    const judges = Array.from({ length: size }, (_, seat) => cast.judges[((first[index] ?? index * size) + seat) % cast.judges.length] ?? "");
    for (const [seat, judge] of judges.entries()) {
      const { email } = await actorOf(judge);
      const role = seat === 0 ? "PANEL_CHAIR" : "JUDGE";
      const { token } = must("invitation", await invitePerson(await as(cast.organiser, now), place, { role, email, panelId: panel.id }, judgingHooks));
      must("acceptance", await acceptInvitation(await as(judge, now), { token }, judgingHooks));
      const declaration = declarationSchema.parse({ signed: "on" });
      must("declaration", await signDeclaration(await as(judge, now), contest.id, declaration));
    }
    panels.push({ id: panel.id, name, groupId: group.id, judges });
  }
  await listCouncil(cast, contest.id, panels, now);
  return panels;
}

/** Gives every eligible entry to the judges of its panel. */
export async function assign(cast: Cast, contest: OpenedContest, now: Date): Promise<void> {
  must("assignment", await assignPanels(await as(cast.secretary, now), { contestId: contest.id }));
}

/** Gives every entry as many of its panel's judges as its round asks for, as the plan that the secretary looked at says. */
export async function assignByPlan(cast: Cast, { id: contestId }: OpenedContest, panels: readonly Panel[], now: Date): Promise<void> {
  const secretary = await as(cast.secretary, now);
  for (const { id: panelId } of panels) {
    const { planId } = must("plan", await makePlan(secretary, { contestId, panelId, seed: 1 }));
    must("assignment", await applyPlan(secretary, { contestId, panelId, planId }));
  }
}

interface Sheet {
  readonly assignmentId: string;
  readonly judge: string;
  readonly entryCode: string;
  readonly marks: Readonly<Record<string, string>>;
}

/** Every sheet that the judges will fill in in the first round, in an order that mixes entries as people work. */
export async function sheetsOf(contest: OpenedContest, seed: number, targetOf: (code: string) => number): Promise<Sheet[]> {
  const { rule } = contest.regulation;
  const roundId = rule.rounds[0]?.id ?? "";
  const criteria = criteriaOfRound(rule, roundId).map(({ id, max }) => ({ id, max: Number(max) }));
  const entries = await db.entry.findMany({
    where: { contestId: contest.id, assignments: { some: { endedAt: null } } },
    orderBy: { code: "asc" },
    select: {
      code: true,
      assignments: {
        where: { endedAt: null },
        orderBy: { judge: { code: "asc" } },
        select: { id: true, judge: { select: { userId: true, code: true } } },
      },
    },
  });
  return entries.flatMap(({ code, assignments }, index) => {
    const strictness = assignments.map(({ judge }) => (Number(judge.code.slice(1)) % 5) - 2);
    const marks = marksFor(seededRandom(seed + index), targetOf(code ?? ""), strictness, criteria);
    return assignments.map(({ id, judge }, seat) => ({
      assignmentId: id,
      judge: judge.userId,
      entryCode: code ?? "",
      marks: marks[seat] ?? {},
    }));
  });
}

const COMMENTS = ["", "", "Có số liệu đối chứng rõ.", "Cần nói rõ hơn phạm vi áp dụng.", "Trình bày mạch lạc.", "Nên có thêm bản vẽ."];
const FEEDBACK = [
  "Nên ghi rõ số lần thử và điều kiện thử.",
  "",
  "Giải pháp gọn, dễ làm theo. Nên tính thêm chi phí thay thế phụ tùng.",
  "",
  "Hãy so sánh với sản phẩm đang bán trên thị trường.",
];
const NOTES = ["", "Hỏi thêm về nguồn vật liệu.", "", ""];
/** As many judges work at the same time. */
const AT_ONCE = 6;

/** The judges fill in and submit their sheets between two instants. */
export async function submitSheets(sheets: readonly Sheet[], from: Date, to: Date): Promise<void> {
  const actors = new Map<string, Awaited<ReturnType<typeof actorOf>>>();
  for (const judge of new Set(sheets.map((sheet) => sheet.judge))) actors.set(judge, await actorOf(judge));
  let next = 0;
  const work = async () => {
    for (let index = next++; index < sheets.length; index = next++) {
      const sheet = sheets[index];
      const actor = sheet && actors.get(sheet.judge);
      if (!sheet || !actor) continue;
      const { assignmentId, marks } = sheet;
      const said = {
        comment: COMMENTS[index % COMMENTS.length] ?? "",
        feedback: FEEDBACK[index % FEEDBACK.length] ?? "",
        notes: NOTES[index % NOTES.length] ?? "",
        // Taken where the round asks for a proposal, else left.
        proposal: "none",
      };
      must("sheet", await submitSheet({ actor, now: spread(from, to, index, sheets.length) }, { assignmentId, version: 1, marks, ...said }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** A sheet begun and left: the first criterion only. */
export async function leaveSheet(sheet: Sheet, now: Date): Promise<void> {
  const [first] = Object.entries(sheet.marks);
  const marks = first ? Object.fromEntries([first]) : {};
  const { assignmentId } = sheet;
  const notes = "Đọc lại phần thử nghiệm trước khi chấm tiếp.";
  must("sheet", await saveSheet(await as(sheet.judge, now), { assignmentId, version: 1, marks, notes }));
}

/** The chair gives a sheet back, and its judge submits it again with one mark changed. */
export async function returnAndMend(sheet: Sheet, chair: string, returned: Date, mended: Date): Promise<void> {
  const { assignmentId, marks, judge } = sheet;
  const reason = "Nhận xét khen nhiều mà điểm tính mới thấp, xin xem lại.";
  must("return", await returnSheet(await as(chair, returned), { assignmentId, reason }));
  const { version } = await db.scoreSheet.findUniqueOrThrow({ where: { assignmentId }, select: { version: true } });
  const [[first, mark] = ["", "0"]] = Object.entries(marks);
  const raised = { ...marks, [first]: String(Number(mark) + 1) };
  const comment = "Có số liệu đối chứng rõ; đã xem lại điểm tính mới.";
  must("sheet", await submitSheet(await as(judge, mended), { assignmentId, version, marks: raised, comment }));
}

export async function closePanels(panels: readonly Panel[], now: Date): Promise<void> {
  for (const { id, judges } of panels) must("closing", await closePanel(await as(judges[0] ?? "", now), { panelId: id }));
}
