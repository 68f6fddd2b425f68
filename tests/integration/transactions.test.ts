import { setImmediate } from "node:timers/promises";
import { expect, it, onTestFinished } from "vitest";
import { db } from "~/platform/db.server";
import { judgingContest } from "./judging-world";

it("asks for the relations of a read one after the other inside a transaction, without a warning of the driver", async () => {
  // The driver warns once in a process, so nothing may come before.
  const warnings: string[] = [];
  const hear = ({ message }: Error) => warnings.push(message);
  process.on("warning", hear);
  onTestFinished(() => void process.off("warning", hear));
  const { contestId } = await judgingContest();
  const found = await db.$transaction((tx) =>
    tx.contest.findUniqueOrThrow({
      where: { id: contestId },
      include: { organisation: true, revisions: true, panels: true, judges: true },
    }),
  );
  await setImmediate();
  expect(found.panels).toHaveLength(1);
  expect(warnings).toEqual([]);
});

it("tells of a query that fails, and rolls back", async () => {
  const { contestId } = await judgingContest();
  const failing = db.$transaction(async (tx) => {
    await tx.contest.update({ where: { id: contestId }, data: { title: "x" } });
    await tx.$queryRaw`SELECT 1 / 0`;
  });
  await expect(failing).rejects.toThrow(/division by zero/);
  const { title } = await db.contest.findUniqueOrThrow({ where: { id: contestId } });
  expect(title).not.toBe("x");
});
