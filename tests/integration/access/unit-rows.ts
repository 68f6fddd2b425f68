import { sheetWords } from "~/documents/unit-sheet.server";
import { keepUnitSheet } from "~/entries/units/import-sheet.server";
import { keepSentFiles } from "~/entries/units/many-files.server";
import { db } from "~/platform/db.server";
import { PDF } from "../entries-world";
import { must } from "../judging-world";
import { door, only, type Row } from "./ask";
import type { World } from "./world";

const DESK = "_app.unit.$unitId.$contestId._index";
const IMPORT = "_app.unit.$unitId.$contestId.import";
const CHECKED = "_app.unit.imports.$importId";
const MARKED = "unit.imports.$importId.marked[.]xlsx";
const TEMPLATE = "unit.$unitId.$contestId.template[.]xlsx";
const RECEIPTS = "unit.$unitId.$contestId.receipts[.]pdf";
const FILES = "_app.unit.$unitId.$contestId.files";
const MATCHED = "_app.unit.files.$filesId";
const LIST = "unit.$unitId.$contestId.list[.]pdf";

/** While entries are taken. */
const TAKING = new Date("2026-05-04T03:00:00Z");
const coordinators = only(["unitCoordinator"], "hidden");

const place = ({ unitId, contestId }: World) => ({ unitId, contestId });

function asCoordinator({ actor, unitId, organisationId }: World) {
  const grants = [{ role: "UNIT_COORDINATOR" as const, organisationId, contestId: null, unitId }];
  return { actor: { ...actor("unitCoordinator"), grants }, now: TAKING };
}

/** A list with nothing to take in, kept by the unit's coordinator. */
async function kept(world: World): Promise<string> {
  const input = { ...place(world), filename: "ds.csv", rows: [["x"]] };
  const wordsOf = ({ regulation }: Pick<World["contest"], "regulation">) => sheetWords(regulation);
  return must(await keepUnitSheet(asCoordinator(world), input, wordsOf)).importId;
}

/** Files that were sent together, none of which could be used. */
async function keptFiles(world: World): Promise<string> {
  const sent = { files: [], leftOut: [{ path: "1/x.exe", code: "file-type" }] };
  return must(await keepSentFiles(asCoordinator(world), place(world), sent)).id;
}

/** An entry of the unit that was sent in. */
async function sentByUnit({ contest, actor, unitId }: World): Promise<void> {
  const { id } = await contest.entry({ owner: actor("stranger"), state: "SUBMITTED" });
  await db.entry.update({ where: { id }, data: { unitId } });
}

function sheetForm(): FormData {
  const form = new FormData();
  form.set("sheet", new File(["a,b\n1,2\n"], "ds.csv", { type: "text/csv" }));
  return form;
}

function filesForm(): FormData {
  const form = new FormData();
  form.append("files", new File([PDF], "1 phieu.pdf", { type: "application/pdf" }));
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
      await sentByUnit(world);
      return door(LIST, place(world));
    },
    expected: coordinators,
  },
  {
    route: RECEIPTS,
    intent: null,
    ask: async (world) => {
      await sentByUnit(world);
      return door(RECEIPTS, place(world));
    },
    expected: coordinators,
  },
  {
    route: FILES,
    intent: null,
    now: TAKING,
    ask: (world) => door(FILES, place(world)),
    expected: coordinators,
  },
  {
    route: FILES,
    intent: null,
    ask: (world) => door(FILES, place(world)),
    expected: { ...coordinators, unitCoordinator: "too-late" },
  },
  {
    route: FILES,
    intent: "",
    now: TAKING,
    done: true,
    ask: (world) => door(FILES, place(world), filesForm()),
    expected: coordinators,
  },
  {
    route: MATCHED,
    intent: null,
    now: TAKING,
    ask: async (world) => door(MATCHED, { filesId: await keptFiles(world) }),
    expected: coordinators,
  },
  {
    route: MATCHED,
    intent: "",
    now: TAKING,
    done: true,
    ask: async (world) => door(MATCHED, { filesId: await keptFiles(world) }, {}),
    expected: coordinators,
  },
];
