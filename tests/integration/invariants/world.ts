import { returnSheet } from "~/judging/sheets/return-score-sheet.server";
import { db } from "~/platform/db.server";
import { sha256Hex } from "~/platform/sha256";
import { decide } from "~/results/decide.server";
import { violations } from "../../../scripts/invariants";
import { submitted, openedContest, person } from "../entries-world";
import { at, must, smallPdf } from "../judging-world";
import { decisionForm, DECIDING, resultsContest, type ResultsWorld } from "../results-world";

/* What is planted stays: the tests of the invariants go on from each other. */

/** A contest that went all the way: a sheet given back and sent in again, a tie decided, the result published. */
export let world: ResultsWorld;
/** One in which a dossier has just been sent in. */
export let entryId: string;
export let openContestId: string;
/** The bytes of two files, by their SHA-256. */
export let files: string[];

/** Brings both about; before anything is planted. */
export async function sound(): Promise<void> {
  world = await resultsContest([90, 90, 75]);
  const [first, second] = world.entries;
  await world.entry({ state: "INELIGIBLE", files: [{ kindId: "x", filename: "Bản vẽ.pdf" }] });
  await world.entry({ state: "WITHDRAWN", files: [{ kindId: "x", filename: "Ảnh.pdf" }] });
  await world.scoreAll();
  const { id: assignmentId } = await db.assignment.findFirstOrThrow({
    where: { entryId: first!.id, judge: { userId: world.chair.userId } },
  });
  must(await returnSheet(at(world.chair), { assignmentId, reason: "Chấm nhầm" }));
  await world.score(world.chair, first!.id, 90);
  must(await world.closePanelNow());
  must(await world.close());
  const { contestId, organiser } = world;
  const form = decisionForm({
    kind: "tie",
    version: await world.version(),
    places: [
      { code: second!.code, place: "1" },
      { code: first!.code, place: "2" },
    ],
  });
  must(await decide(at(organiser, DECIDING), { contestId, form }));
  must(await world.publish());

  const open = await openedContest();
  openContestId = open.contestId;
  ({ entryId } = await submitted(open, await person({ name: "Lý Văn Thông" })));
  files = ["Bản vẽ.pdf", "Ảnh.pdf"].map((name) => sha256Hex(smallPdf(name)));
}

/** What all invariants find. */
export async function found(): Promise<Set<string>> {
  const all = new Set<string>();
  await violations(({ name, id }) => all.add(`${name} ${id}`));
  return all;
}

/** What was found last: what is planted stays. */
let known: Set<string> | undefined;

/** What a planted violation adds to what is found. */
export async function after(plant: () => Promise<unknown>): Promise<string[]> {
  const before = known ?? (await found());
  await plant();
  known = await found();
  return [...known].filter((one) => !before.has(one)).toSorted();
}

/** A sheet that stands. */
export const scored = (nth: number, judge = 0) =>
  db.scoreSheetRevision.findFirstOrThrow({
    where: {
      returnedAt: null,
      sheet: {
        assignment: {
          entryId: world.entries[nth]!.id,
          judge: { userId: world.judges[judge]!.userId },
        },
      },
    },
    include: { sheet: true },
  });
export const entryIn = (state: "INELIGIBLE" | "WITHDRAWN") =>
  db.entry.findFirstOrThrow({ where: { contestId: world.contestId, state } });
