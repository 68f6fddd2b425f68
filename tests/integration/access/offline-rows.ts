import { door, only, signedIn, type Row } from "./ask";
import type { World } from "./world";

const SAVE = "judge.sheets.$assignmentId.save";

/** The judge's assignment with a good sheet, on the version that stands there, open for change. */
async function filledSheet({ contest, judgeId }: World) {
  const entry = await contest.entry({});
  const assignmentId = await contest.assigned(entry.id, judgeId);
  const marks = Object.entries(contest.fullMarks());
  return {
    assignmentId,
    form: {
      intent: "submit",
      version: "1",
      comment: "Nộp từ hộp gửi",
      ...Object.fromEntries(marks.map(([id, mark]) => [`marks.${id}`, mark])),
    },
  };
}

/** What the judge's pages do without a line, and when it is back. */
export const offlineRows: Row[] = [
  { route: "_app.judge", intent: null, ask: () => ({ path: "/judge" }), expected: signedIn },
  {
    route: SAVE,
    intent: "submit",
    done: true,
    ask: async (world) => {
      const { assignmentId, form } = await filledSheet(world);
      return door(SAVE, { assignmentId }, form);
    },
    expected: only(["judge"], "hidden"),
  },
  {
    // Typed by somebody else on the same device: whoever is signed in now is asked to sign in as that person.
    route: SAVE,
    intent: "submit",
    ask: async (world) => {
      const { assignmentId, form } = await filledSheet(world);
      return door(SAVE, { assignmentId }, { ...form, person: "somebody-else" });
    },
    expected: only([], "sign-in"),
  },
];
