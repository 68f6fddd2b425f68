import { spawnSync } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "~/platform/db.server";
import { INVARIANTS } from "../../scripts/invariants";
import { plantedInConsents, plantedInEntries } from "./invariants/entries";
import { plantedInDecided, plantedInPublished } from "./invariants/results";
import { plantedInScreening } from "./invariants/screening";
import { plantedInSheets, plantedInWork } from "./invariants/sheets";
import { after, found, openContestId, sound, world } from "./invariants/world";

const root = path.resolve(import.meta.dirname, "../..");

beforeAll(sound);

/** As `npm run check-invariants` starts it. */
function command() {
  return spawnSync(
    process.execPath,
    [
      path.join(root, "node_modules/tsx/dist/cli.mjs"),
      path.join(root, "scripts/check-invariants.ts"),
    ],
    {
      cwd: root,
      encoding: "utf8",
      env: { ...process.env, TSX_TSCONFIG_PATH: path.join(root, "tsconfig.json") },
    },
  );
}

describe("invariants", { timeout: 60_000 }, () => {
  it("all hold of contests that went through their use cases, and the command says so", async () => {
    expect([...(await found())]).toEqual([]);
    const { status, stdout, stderr } = command();
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`All ${INVARIANTS.length} invariants hold.\n`);
  });

  plantedInEntries();
  plantedInSheets();
  plantedInConsents();
  plantedInPublished();
  plantedInScreening();
  plantedInWork();
  plantedInDecided();

  it("an audit event changed, one taken out, a head that is not the last", async () => {
    const chainId = openContestId;
    const change = () =>
      db.auditEvent.update({
        where: { chainId_position: { chainId, position: 2 } },
        data: { actorId: null },
      });
    expect(await after(change)).toEqual([`audit-chain ${chainId} 2`]);
    const head = () =>
      db.auditChain.update({ where: { id: chainId }, data: { length: { increment: 1 } } });
    expect(await after(head)).toEqual([`audit-chain ${chainId}`]);
    const { contestId } = world;
    const out = () =>
      db.auditEvent.delete({ where: { chainId_position: { chainId: contestId, position: 5 } } });
    expect(await after(out)).toEqual([`audit-chain ${contestId} 6`]);
  });

  it("are printed with their ids by the command, which leaves with 1", async () => {
    const { status, stdout } = command();
    expect(status).toBe(1);
    const all = await found();
    for (const one of all) expect(stdout).toContain(one.replace(" ", ": "));
    expect(new Set([...all].map((one) => one.split(" ")[0]))).toEqual(
      new Set(INVARIANTS.map(({ name }) => name)),
    );
    expect(stdout.trim().split("\n").at(-1)).toMatch(/^\d+ violations found\.$/);
  });
});
