import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

/** As much of SMTP as a client needs to hand over a mail; `refuse` turns the next ones away. */
const received: string[] = [];
let refuse = 0;
const sockets = new Set<Socket>();
const smtp = createServer((socket) => {
  sockets.add(socket);
  let body: string | null = null;
  let rest = "";
  socket.write("220 test\r\n");
  socket.on("data", (chunk) => {
    rest += chunk.toString("utf8");
    for (let end = rest.indexOf("\r\n"); end >= 0; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      if (body !== null && line !== ".") body += `${line}\n`;
      else if (body !== null) {
        received.push(body);
        body = null;
        socket.write("250 kept\r\n");
      } else if (line.startsWith("MAIL") && refuse > 0) {
        refuse -= 1;
        socket.write("451 try again later\r\n");
      } else if (line === "DATA") {
        body = "";
        socket.write("354 go on\r\n");
      } else if (line === "QUIT") socket.end("221 bye\r\n");
      else socket.write("250 ok\r\n");
    }
  });
  socket.on("error", () => socket.destroy());
});
await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
process.env["SMTP_URL"] = `smtp://127.0.0.1:${(smtp.address() as AddressInfo).port}`;
process.env["MAIL_FROM"] = "Sangtao <sangtao@example.vn>";

const { startJobs, stopJobs } = await import("~/platform/jobs.server");
const { sendMail } = await import("~/platform/mail.server");
const { sendQueuedMail } = await import("~/platform/mail-sender.server");
const { db } = await import("~/platform/db.server");

const mail = (n: number) => ({
  to: `p${n}@example.vn`,
  subject: `Thư số ${n}`,
  text: `Nội dung ${n}\n`,
});
const state = async (n: number) =>
  (await db.mail.findFirst({ where: { to: `p${n}@example.vn` } }))?.state;

beforeAll(async () => {
  await sendMail(db, mail(1));
  expect(await state(1)).toBe("QUEUED");
  await startJobs();
});

afterAll(async () => {
  await stopJobs();
  for (const socket of sockets) socket.destroy();
  smtp.close();
});

test("a mail queued before the queue was open leaves once it is", async () => {
  await vi.waitFor(async () => expect(await state(1)).toBe("SENT"), {
    timeout: 10_000,
    interval: 100,
  });
  expect(received[0]).toMatch(/^From: Sangtao <sangtao@example\.vn>$/m);
  expect(received[0]).toMatch(/^To: p1@example\.vn$/m);
  expect(received[0]).toMatch(/^Message-ID: <[0-9a-f-]{36}@sangtao\.test>$/m);
});

test("a mail leaves with its transaction, or not at all", async () => {
  await db
    .$transaction(async (tx) => {
      await sendMail(tx, mail(2));
      throw new Error("undone");
    })
    .catch(() => undefined);
  await db.$transaction((tx) => sendMail(tx, mail(3)));
  await vi.waitFor(async () => expect(await state(3)).toBe("SENT"), {
    timeout: 10_000,
    interval: 100,
  });
  expect(received.filter((text) => /^To: p2@/m.test(text))).toEqual([]);
  const jobs = await db.$queryRaw<
    { n: bigint }[]
  >`SELECT count(*) AS n FROM pgboss.job WHERE name = 'mail'`;
  expect(Number(jobs[0]?.n)).toBe(2);
});

test("a mail that was sent is never sent again, nor by two at once", async () => {
  const { id } = await db.mail.create({ data: { ...mail(4), state: "QUEUED" } });
  await Promise.all([sendQueuedMail(id), sendQueuedMail(id)]);
  await sendQueuedMail(id);
  expect(received.filter((text) => /^To: p4@/m.test(text))).toHaveLength(1);
});

test("a mail that the server turned away waits for its next try and is marked when there is none", async () => {
  refuse = 1;
  await db.$transaction((tx) => sendMail(tx, mail(5)));
  await vi.waitFor(
    async () => {
      const jobs = await db.$queryRaw<
        { state: string }[]
      >`SELECT state::text FROM pgboss.job WHERE data->>'id' = (SELECT "id" FROM "Mail" WHERE "to" = 'p5@example.vn')`;
      expect(jobs).toEqual([{ state: "retry" }]);
    },
    { timeout: 10_000, interval: 100 },
  );
  expect(await state(5)).toBe("QUEUED");

  refuse = 1;
  await db.$executeRaw`UPDATE pgboss.job SET retry_count = retry_limit - 1, start_after = now() WHERE state = 'retry'`;
  await vi.waitFor(async () => expect(await state(5)).toBe("FAILED"), {
    timeout: 10_000,
    interval: 100,
  });
  expect((await db.mail.findFirstOrThrow({ where: { to: "p5@example.vn" } })).error).toContain(
    "try again later",
  );
});
