import type { LoaderFunctionArgs } from "@remix-run/node";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { sheetPage } from "~/judging/sheets/judge-reads.server";
import { receiptOf } from "~/judging/sheets/receipt";
import { paths } from "~/paths";
import { setClock } from "~/platform/clock.server";
import { db } from "~/platform/db.server";
import { parseBundle, type Bundle } from "~/results/bundle";
import type { PublishForm } from "~/results/publication-form";
import { publishResults } from "~/results/publish.server";
import { bundleBytes, publishedBundle } from "~/results/published.server";
import { recount } from "~/results/recount";
import * as pageRoute from "~/routes/_public.contests.$slug.results/route";
import * as bundleRoute from "~/routes/contests.$slug.results[.]json/route";
import { at, grantee, must, person } from "./judging-world";
import { answerOf, DECIDING, publishForm, resultsContest, type ResultsWorld } from "./results-world";

const root = path.resolve(import.meta.dirname, "../..");

let world: ResultsWorld;
let slug: string;
/** What each judge was shown when they submitted, by entry and user. */
const shown = new Map<string, string>();

type Handler = (args: LoaderFunctionArgs) => Promise<unknown>;
const ask = (handler: Handler, url: string, headers = {}) => {
  const request = new Request(`http://sangtao.test${url}`, { headers });
  return answerOf(handler({ request, params: { slug }, context: {} }));
};
const page = () => ask(pageRoute.loader, paths.results(slug));
const file = (headers = {}) => ask(bundleRoute.loader, paths.bundle(slug), headers);
const published = async () => JSON.parse((await file()).text) as Bundle;
const publish = async (actor = world.organiser, version?: number) =>
  publishResults(at(actor, DECIDING), {
    contestId: world.contestId,
    form: publishForm({ version: version ?? (await world.version()) }),
  });

afterAll(() => setClock(null));

beforeAll(async () => {
  setClock(() => DECIDING);
  world = await resultsContest([90, 82, 71, 40]);
  const owner = { owner: await person({ name: "Người Rút Lui" }), state: "WITHDRAWN" } as const;
  await world.entry(owner);
  ({ slug } = await db.contest.findUniqueOrThrow({ where: { id: world.contestId } }));
  for (const [index, entry] of world.entries.entries())
    for (const judge of world.judges) {
      const { receipt } = await world.score(judge, entry.id, [90, 82, 71, 40][index]!);
      shown.set(`${entry.code} ${judge.userId}`, receipt);
    }
  must(await world.closePanelNow());
  must(await world.close());
});

describe("before publication", () => {
  it("there is neither page nor file", async () => {
    expect([(await page()).status, (await file()).status]).toEqual([404, 404]);
  });

  it("publishing is refused to others, and on a version that is no longer the contest's", async () => {
    for (const role of ["SECRETARY", "OBSERVER"] as const)
      expect(await publish(await grantee(role, world.organisationId))).toMatchObject({
        code: "role",
      });
    expect(await publish(world.chair)).toMatchObject({ code: "role" });
    const stale = (await world.version()) - 1;
    expect(await publish(world.organiser, stale)).toMatchObject({ code: "conflict" });
    expect((await page()).status).toBe(404);
  });
});

describe("published", () => {
  beforeAll(async () => {
    const version = await world.version();
    const answers = await Promise.all([
      publish(world.organiser, version),
      publish(world.organiser, version),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("once: again is refused", async () => {
    expect(await publish()).toMatchObject({ code: "unchanged" });
    expect(await db.publication.count({ where: { contestId: world.contestId } })).toBe(1);
  });

  it("the page has the winners with name and unit, and nothing else of a person or an entry without a prize", async () => {
    const { status, data, headers } = await page();
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toBe("public, max-age=60");
    const { winners } = data as {
      winners: { levels: { id: string; winners: { code: string; people: object[] }[] }[] };
    };
    expect(
      winners.levels.map(({ id, winners: list }) => [id, list.map(({ code }) => code)]),
    ).toEqual([
      ["first", [world.entries[0]!.code]],
      ["second", [world.entries[1]!.code]],
      ["third", [world.entries[2]!.code]],
      ["consolation", []],
    ]);
    const people = winners.levels.flatMap((level) => level.winners.flatMap((each) => each.people));
    expect(people).toHaveLength(3);
    for (const one of people) expect(Object.keys(one).toSorted()).toEqual(["name", "unit"]);
    const text = JSON.stringify(data);
    expect(text).not.toContain("1990-04-05");
    expect(text).not.toContain("@");
    expect(text).not.toContain(world.entries[3]!.code);
    expect(text).not.toContain("Người Rút Lui");
  });

  it("an author who takes consent back is no longer named, at the next look and without a new publication", async () => {
    const first = world.entries[0]!;
    const before = await db.consent.findFirstOrThrow({ where: { entryId: first.id } });
    const { id: _id, ...same } = before;
    const shownIn = async () => JSON.stringify((await page()).data);
    expect(await shownIn()).toContain(before.memberName);
    await db.consent.create({ data: { ...same, answer: "WITHDRAWN", at: DECIDING } });
    expect(await shownIn()).not.toContain(before.memberName);
    const { data } = await page();
    const { winners } = data as { winners: { levels: { winners: object[] }[] } };
    expect(winners.levels[0]?.winners[0]).toMatchObject({ people: [], unnamed: 1 });
  });

  it("what is frozen names nobody: neither the list of winners nor the file", async () => {
    const { winners, bundle } = await db.publication.findFirstOrThrow({
      where: { contestId: world.contestId },
    });
    const consents = await db.consent.findMany({
      where: { entry: { contestId: world.contestId } },
    });
    expect(consents.length).toBeGreaterThan(3);
    for (const { memberName } of consents)
      expect(JSON.stringify(winners) + bundle).not.toContain(memberName);
  });

  it("the file recounts, in the process and with the command that stands on its own", async () => {
    const { text } = await file();
    expect(recount(JSON.parse(text))).toMatchObject({ kind: "counted", ok: true, differences: [] });
    const folder = mkdtempSync(path.join(tmpdir(), "sangtao-bundle-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(path.join(folder, "results.json"), text);
    const { status, stdout, stderr } = recountCommand(folder, "results.json");
    expect([status, stderr]).toEqual([0, ""]);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, differences: [] });

    const forged = JSON.parse(text) as Bundle;
    forged.sheets[0]!.scores = { ...forged.sheets[0]!.scores, novelty: "0" };
    writeFileSync(path.join(folder, "forged.json"), JSON.stringify(forged));
    expect(recountCommand(folder, "forged.json").status).toBe(1);
  });

  it("its SHA-256 stands on the page and is its tag; who has it is told so", async () => {
    const { text, headers, status } = await file();
    const sha256 = createHash("sha256").update(text).digest("hex");
    expect(status).toBe(200);
    const { data } = await page();
    expect(data).toMatchObject({ bundleSha256: sha256, bundleBytes: Buffer.byteLength(text) });
    const etag = headers.get("ETag")!;
    expect(etag).toBe(`"${sha256}"`);
    expect(headers.get("Content-Type")).toContain("application/json");
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await file({ "If-None-Match": tag });
      expect([tag, again.status, again.text]).toEqual([tag, 304, ""]);
    }
    expect((await file({ "If-None-Match": '"other"' })).status).toBe(200);
  });

  it("is in memory once, however many take it at the same time", async () => {
    const { id } = (await publishedBundle(slug, DECIDING))!;
    const [first, second] = await Promise.all([bundleBytes(id), bundleBytes(id)]);
    expect(second).toBe(first);
    expect(await bundleBytes(id)).toBe(first);
    const texts = await Promise.all([file(), file()]);
    for (const { text } of texts) expect(text).toBe(new TextDecoder().decode(first));
  });

  it("each judge finds their sheet by the receipt that they were shown, and can compute it", async () => {
    const { sheets } = await published();
    expect(sheets).toHaveLength(12);
    const judges = await db.judge.findMany({ where: { contestId: world.contestId } });
    for (const judge of judges)
      for (const entry of world.entries) {
        const receipt = shown.get(`${entry.code} ${judge.userId}`);
        const mine = sheets.filter((sheet) => sheet.receipt === receipt);
        expect(mine).toMatchObject([{ judge: judge.code, entry: entry.code }]);
        expect(receiptOf(mine[0]!, judge.nonce)).toBe(receipt);
        const { assignmentId } = await assignmentOf(judge.id, entry.id);
        const actor = world.judges.find(({ userId }) => userId === judge.userId)!;
        const { submissions } = must(await sheetPage(at(actor), assignmentId));
        expect(submissions.map((each) => each.receipt)).toEqual([receipt]);
      }
  });

  it("nothing in the file leads from a pseudonym to a person, nor from a code to its authors", async () => {
    const { text } = await file();
    const judges = await db.judge.findMany({
      where: { contestId: world.contestId },
      include: { user: true },
    });
    const entries = await db.entry.findMany({
      where: { contestId: world.contestId },
      include: { owner: true },
    });
    const secrets = [
      ...judges.flatMap(({ id, nonce, userId, user }) => [
        id,
        nonce,
        userId,
        user.name,
        user.email,
        user.unitName,
      ]),
      ...entries.flatMap(({ id, ownerId, owner, title }) => [
        id,
        ownerId,
        owner.name,
        owner.email,
        title,
      ]),
      world.organiser.userId,
      "1990-04-05",
      "@",
    ];
    for (const secret of secrets) expect(text).not.toContain(secret);
    const { sheets, entries: codes } = await published();
    expect([...new Set(sheets.map(({ judge }) => judge))].toSorted()).toEqual([
      "J01",
      "J02",
      "J03",
    ]);
    const keys = sheets.map(({ entry, judge }) => `${entry} ${judge}`);
    expect(keys).toEqual(keys.toSorted());
    expect(codes).toContainEqual({
      code: expect.any(String),
      group: world.groupId,
      status: "withdrawn",
    });
  });

  it("states the regulation that it was made under and the audit chain as it stood before", async () => {
    const bundle = await published();
    expect(parseBundle(bundle).ok).toBe(true);
    const revision = await db.regulationRevision.findFirstOrThrow({
      where: { contestId: world.contestId },
      orderBy: { number: "desc" },
    });
    expect(bundle.contest).toEqual({
      id: world.contestId,
      title: expect.any(String),
      regulation: { revision: revision.number, sha256: revision.sha256 },
    });
    const event = await db.auditEvent.findFirstOrThrow({
      where: { chainId: world.contestId, action: "results.published" },
    });
    expect(bundle.chain).toEqual({ head: `sha256:${event.prevHash}`, length: event.position - 1 });
    const { text } = await file();
    expect(event.data).toMatchObject({
      bundleSha256: createHash("sha256").update(text).digest("hex"),
    });
  });
});

describe("a decision that was named wrongly", () => {
  const rename = async (fields: Partial<PublishForm>) =>
    publishResults(at(world.organiser, DECIDING), {
      contestId: world.contestId,
      form: publishForm({ version: await world.version(), decisionNumber: "119/QĐ-BTC", ...fields }),
    });

  it("is put right with a reason, and the result stays to the last prize", async () => {
    const before = await published();
    expect(await rename({})).toMatchObject({ code: "invalid", faults: [{ path: "reason", code: "required" }] });
    must(await rename({ reason: "Số quyết định ghi nhầm" }));
    const [first, second] = await db.publication.findMany({
      where: { contestId: world.contestId },
      orderBy: { number: "asc" },
    });
    expect(second).toMatchObject({ tallyId: first!.tallyId, decisionNumber: "119/QĐ-BTC", winners: first!.winners });
    const { chain: _before, ...was } = before;
    const { chain: _now, ...is } = await published();
    expect(is).toEqual(was);
    expect(JSON.stringify((await page()).data)).toContain("119/QĐ-BTC");
  });

  it("is not published twice", async () => {
    expect(await rename({ reason: "Lần nữa" })).toMatchObject({ code: "unchanged" });
  });
});

function assignmentOf(judgeId: string, entryId: string) {
  return db.assignment
    .findFirstOrThrow({ where: { judgeId, entryId } })
    .then(({ id }) => ({ assignmentId: id }));
}

/** As `npm run recount` starts it, with nothing of this process's environment but the path. */
function recountCommand(folder: string, name: string) {
  return spawnSync(
    process.execPath,
    [path.join(root, "node_modules/tsx/dist/cli.mjs"), path.join(root, "scripts/recount.ts"), name],
    {
      cwd: folder,
      encoding: "utf8",
      env: {
        NODE_ENV: "test",
        PATH: process.env["PATH"],
        TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json"),
      },
    },
  );
}
