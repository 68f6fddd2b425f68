import { REGISTERS, RESULT_REGISTERS } from "~/results/registers/register";
import { all, door, only, type Row } from "./ask";
import { closedContest, DECIDING } from "./finished";
import type { Who } from "./world";

const FILE = "manage.contests.$contestId.registers.$kind[.]xlsx";
const SECRETARIAT: Who[] = ["organiser", "secretary"];

export const registerRows: Row[] = [
  // While it runs: what was sent in, and nothing of results, which there are none of.
  ...REGISTERS.map((kind): Row => {
    const early = RESULT_REGISTERS.includes(kind);
    return {
      route: FILE,
      intent: null,
      ask: ({ contestId }) => door(FILE, { contestId, kind }),
      expected: early
        ? { ...only([]), ...Object.fromEntries(SECRETARIAT.map((who) => [who, "state"])) }
        : only(SECRETARIAT),
    };
  }),
  ...RESULT_REGISTERS.map((kind): Row => ({
    route: FILE,
    intent: null,
    now: DECIDING,
    ask: async (world) => {
      const { contestId } = await closedContest(world);
      return door(FILE, { contestId, kind });
    },
    expected: only(SECRETARIAT),
  })),
  {
    route: FILE,
    intent: null,
    ask: ({ contestId }) => door(FILE, { contestId, kind: "judges" }),
    expected: all("hidden"),
  },
  {
    route: FILE,
    intent: null,
    ask: ({ draftId }) => door(FILE, { contestId: draftId, kind: "entries" }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
];
