import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { setClock } from "~/platform/clock.server";
import { outcomeOf, REFUSALS, type Ask, type RouteModule, type Row } from "./access/ask";
import { awardsRows } from "./access/awards-rows";
import { assignmentRows } from "./access/assignment-rows";
import { blindRows } from "./access/blind-rows";
import { certificateRows } from "./access/certificate-rows";
import { conflictRows } from "./access/conflict-rows";
import { consentRows } from "./access/consent-rows";
import { contestRows } from "./access/contest-rows";
import { draftRows } from "./access/draft-rows";
import { entriesRows } from "./access/entries-rows";
import { forwardingRows } from "./access/forwarding-rows";
import { gateRows } from "./access/gate-rows";
import { judgingRows } from "./access/judging-rows";
import { meetingRows } from "./access/meeting-rows";
import { lastRows, peopleRows } from "./access/people-rows";
import { officialRows } from "./access/official-rows";
import { offlineRows } from "./access/offline-rows";
import { paperRows } from "./access/paper-rows";
import { paperSheetRows } from "./access/paper-sheet-rows";
import { publicResultRows } from "./access/public-result-rows";
import { publicRows } from "./access/public-rows";
import { readRows } from "./access/read-rows";
import { receiptRows } from "./access/receipt-rows";
import { registerRows } from "./access/register-rows";
import { resultRows } from "./access/result-rows";
import { roundsRows } from "./access/rounds-rows";
import { scenarioRows } from "./access/scenario-rows";
import { screeningRows } from "./access/screening-rows";
import { sheetRows } from "./access/sheet-rows";
import { uploadRows } from "./access/upload-rows";
import { severityRows } from "./access/severity-rows";
import { similarityRows } from "./access/similarity-rows";
import { steeringRows } from "./access/steering-rows";
import { statisticsRows } from "./access/statistics-rows";
import { templateRows } from "./access/template-rows";
import { unitRows } from "./access/unit-rows";
import { accessWorld, EVERYBODY, type World } from "./access/world";

/**
 * Every door of the application, and everybody before each of them. A new route, and a new button in one, belongs
 * into this table before it passes.
 */
const rows: Row[] = [
  ...peopleRows,
  ...readRows,
  ...publicRows,
  ...publicResultRows,
  ...contestRows,
  ...entriesRows,
  ...draftRows,
  ...judgingRows,
  ...gateRows,
  ...forwardingRows,
  ...meetingRows,
  ...blindRows,
  ...certificateRows,
  ...conflictRows,
  ...awardsRows,
  ...assignmentRows,
  ...officialRows,
  ...offlineRows,
  ...sheetRows,
  ...consentRows,
  ...paperRows,
  ...paperSheetRows,
  ...receiptRows,
  ...statisticsRows,
  ...templateRows,
  ...unitRows,
  ...resultRows,
  ...registerRows,
  ...scenarioRows,
  ...roundsRows,
  ...uploadRows,
  ...severityRows,
  ...steeringRows,
  ...similarityRows,
  ...screeningRows,
  ...lastRows,
];

const modules = import.meta.glob<RouteModule>("../../app/routes/*/route.tsx");
const sources = import.meta.glob<string>("../../app/routes/*/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
});
const folderOf = (file: string) => file.split("/").at(-2) ?? "";

/** Compared with, drawn on a button, or a case of a switch over the intent. */
function intentsIn(source: string): string[] {
  const named = source.matchAll(/intent(?:\s*===\s*|=|"\)\s*===\s*)"([\w-]+)"/g);
  const switches = source.matchAll(/\n( *)switch \([^\n]*intent[^\n]*\) \{\n(.*?)\n\1\}/gs);
  const cases = [...switches].flatMap(([, , body = ""]) => [...body.matchAll(/case "([\w-]+)":/g)]);
  return [...named, ...cases].flatMap(([, intent]) => intent ?? []);
}

let world: World;

beforeAll(async () => {
  world = await accessWorld();
});

afterAll(() => setClock(null));

describe("who is let in", () => {
  test.each(
    rows.map((row, index) => ({ name: `${row.route} ${row.intent ?? "(read)"} ${index}`, row })),
  )("$name", async ({ row }) => {
    const load = modules[`../../app/routes/${row.route}/route.tsx`];
    if (!load) throw new Error(`the table names a route that does not exist: ${row.route}`);
    const module = await load();
    setClock(() => row.now ?? world.now);
    const outcomes: Record<string, string> = {};
    let ask: Ask | null = null;
    for (const who of EVERYBODY) {
      ask ??= await row.ask(world, who);
      outcomes[who] = await outcomeOf(module, row, ask, world, who);
      // What one person changed must not be missing for the next; who reads or is refused changes nothing.
      const changed = row.intent !== null && !REFUSALS.some((refusal) => refusal === outcomes[who]);
      if (changed || row.ask.length > 1) ask = null;
    }
    await row.tidy?.(world);
    expect(outcomes).toEqual(row.expected);
  });
});

describe("the table", () => {
  test("names every route that can be asked anything", async () => {
    const missing: string[] = [];
    for (const [file, load] of Object.entries(modules)) {
      const { loader, action } = await load();
      const route = folderOf(file);
      const known = rows.filter((row) => row.route === route);
      if (loader && !known.some(({ intent }) => intent === null)) missing.push(`${route} (read)`);
      if (action && !known.some(({ intent }) => intent !== null)) missing.push(`${route} (post)`);
    }
    expect(missing).toEqual([]);
  });

  test("names every intent that a route's own files know", async () => {
    const missing = new Set<string>();
    for (const [file, load] of Object.entries(sources)) {
      const route = folderOf(file);
      for (const intent of intentsIn(await load())) {
        if (!rows.some((row) => row.route === route && row.intent === intent))
          missing.add(`${route} ${intent}`);
      }
    }
    expect([...missing].sort()).toEqual([]);
  });
});
