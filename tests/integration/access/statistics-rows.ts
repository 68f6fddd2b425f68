import { db } from "~/platform/db.server";
import { all, door, only, type Row } from "./ask";
import { closedContest, DECIDING } from "./finished";
import type { World } from "./world";

const REPORT = "_app.manage.contests.$contestId.report";
const EDITIONS = "_app.manage.organisations.$organisationId.editions";

const unknown = { edition: "", eligible: "", prized: "", authors: "", women: "", units: "", moneyVnd: "" };
const edition = { id: "", version: "0", kind: "TECHNICAL", year: "2018", submitted: "128", source: "Báo cáo năm 2018", ...unknown };

async function without({ organisationId }: World): Promise<string> {
  await db.earlierEdition.deleteMany({ where: { organisationId } });
  return organisationId;
}

export const statisticsRows: Row[] = [
  {
    route: REPORT,
    intent: null,
    now: DECIDING,
    ask: async (world) => door(REPORT, { contestId: (await closedContest(world)).contestId }),
    expected: only(["organiser", "secretary"]),
  },
  {
    route: REPORT,
    intent: null,
    ask: ({ draftId }) => door(REPORT, { contestId: draftId }),
    expected: all("hidden", { nobody: "sign-in" }),
  },
  {
    route: EDITIONS,
    intent: null,
    ask: ({ organisationId }) => door(EDITIONS, { organisationId }),
    expected: only(["organiser"]),
  },
  {
    route: EDITIONS,
    intent: "save",
    done: true,
    ask: async (world) => door(EDITIONS, { organisationId: await without(world) }, edition),
    expected: only(["organiser"]),
  },
  {
    route: EDITIONS,
    intent: "remove",
    done: true,
    ask: async (world) => {
      const organisationId = await without(world);
      const { id } = await db.earlierEdition.create({
        data: { organisationId, kind: "YOUTH", year: 2019, submitted: 40, createdById: world.idOf("organiser"), createdAt: world.now },
      });
      return door(EDITIONS, { organisationId }, { id, version: "1" });
    },
    expected: only(["organiser"]),
  },
];
