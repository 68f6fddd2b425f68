import { keepUnitSheet } from "~/entries/units/import-sheet.server";
import { db } from "~/platform/db.server";
import { must } from "../judging-world";
import { door, only, type Row } from "./ask";
import type { World } from "./world";

const DESK = "_app.unit.$unitId.$contestId._index";
const IMPORT = "_app.unit.$unitId.$contestId.import";
const CHECKED = "_app.unit.imports.$importId";
const MARKED = "unit.imports.$importId.marked[.]xlsx";
const TEMPLATE = "unit.$unitId.$contestId.template[.]xlsx";
const LIST = "unit.$unitId.$contestId.list[.]pdf";

/** While entries are taken. */
const TAKING = new Date("2026-05-04T03:00:00Z");
const coordinators = only(["unitCoordinator"], "hidden");

const place = ({ unitId, contestId }: World) => ({ unitId, contestId });

/** A list with nothing to take in, kept by the unit's coordinator. */
async function kept({ actor, unitId, contestId, organisationId }: World): Promise<string> {
  const grants = [{ role: "UNIT_COORDINATOR" as const, organisationId, contestId: null, unitId }];
  const ctx = { actor: { ...actor("unitCoordinator"), grants }, now: TAKING };
  const input = { unitId, contestId, filename: "ds.csv", rows: [["x"]] };
  return must(await keepUnitSheet(ctx, input)).importId;
}

function sheetForm(): FormData {
  const form = new FormData();
  form.set("sheet", new File(["a,b\n1,2\n"], "ds.csv", { type: "text/csv" }));
  return form;
}

export const unitRows: Row[] = [
  { route: DESK, intent: null, ask: (world) => door(DESK, place(world)), expected: coordinators },
  ...(["select", "send"] as const).map(
    (intent): Row => ({
      route: DESK,
      intent,
      now: TAKING,
      done: true,
      ask: (world) => door(DESK, place(world), {}),
      expected: coordinators,
    }),
  ),
  // A unit of this organisation in a contest of another.
  {
    route: DESK,
    intent: null,
    ask: ({ unitId, other }) => door(DESK, { unitId, contestId: other.contestId }),
    expected: only([], "hidden"),
  },
  {
    route: IMPORT,
    intent: null,
    now: TAKING,
    ask: (world) => door(IMPORT, place(world)),
    expected: coordinators,
  },
  {
    route: IMPORT,
    intent: null,
    ask: (world) => door(IMPORT, place(world)),
    expected: { ...coordinators, unitCoordinator: "too-late" },
  },
  {
    route: IMPORT,
    intent: "",
    now: TAKING,
    done: true,
    ask: (world) => door(IMPORT, place(world), sheetForm()),
    expected: coordinators,
  },
  {
    route: CHECKED,
    intent: null,
    now: TAKING,
    ask: async (world) => door(CHECKED, { importId: await kept(world) }),
    expected: coordinators,
  },
  {
    route: CHECKED,
    intent: "",
    now: TAKING,
    ask: async (world) => door(CHECKED, { importId: await kept(world) }, { digest: "" }),
    expected: coordinators,
  },
  {
    route: MARKED,
    intent: null,
    now: TAKING,
    ask: async (world) => door(MARKED, { importId: await kept(world) }),
    expected: coordinators,
  },
  {
    route: TEMPLATE,
    intent: null,
    ask: (world) => door(TEMPLATE, place(world)),
    expected: coordinators,
  },
  {
    route: LIST,
    intent: null,
    ask: async (world) => {
      const { id } = await world.contest.entry({ owner: world.actor("stranger"), state: "SUBMITTED" });
      await db.entry.update({ where: { id }, data: { unitId: world.unitId } });
      return door(LIST, place(world));
    },
    expected: coordinators,
  },
];
