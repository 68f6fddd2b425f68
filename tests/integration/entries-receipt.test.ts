import { describe, expect, test } from "vitest";
import { receiptDocument } from "~/documents/receipt-document.server";
import { entryForOwner } from "~/entries/entry-reads.server";
import { publicReceipt, trackedEntry } from "~/entries/receipt.server";
import { submitEntry } from "~/entries/submit-entry.server";
import { printedTrackingCode } from "~/entries/tracking";
import { withdrawEntry } from "~/entries/withdraw-entry.server";
import { paths } from "~/paths";
import { db } from "~/platform/db.server";
import { pdfPageCount } from "~/platform/pdf/render.server";
import * as receiptRoute from "~/routes/_public.receipts.$token/route";
import * as trackRoute from "~/routes/_public.track.$code/route";
import { at, entryRow, goodContent, must, OPEN, openedContest, person, submitted } from "./entries-world";

/** An entry that was sent in, with what its receipt says. */
async function sentIn() {
  const contest = await openedContest();
  const owner = await person();
  const receipt = await submitted(contest, owner);
  return { contest, owner, receipt, entryId: receipt.entryId };
}

async function sendAgain({ owner, contest, entryId }: Awaited<ReturnType<typeof sentIn>>) {
  const { version } = await entryRow(entryId);
  const content = goodContent(contest.regulation, { title: "Máy gieo hạt, bản hai" });
  return must(await submitEntry(at(owner), { entryId, version, content }));
}

describe("the public page of a receipt", () => {
  test("says when what was received, and nothing of what it is or whose", async () => {
    const { receipt } = await sentIn();
    const page = (await publicReceipt(receipt.receiptToken!))!;
    expect(page).toMatchObject({
      code: receipt.code,
      number: 1,
      sha256: receipt.sha256,
      submittedAt: receipt.submittedAt,
      standing: "current",
    });
    expect(page.files).toEqual([{ size: expect.any(Number), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    const text = JSON.stringify(page);
    for (const secret of ["Máy gieo", "Nguyễn", "Hoà", "Phiếu đăng ký", "1990", "Tân Hội"])
      expect(text).not.toContain(secret);
  });

  test("stays true when another version follows or the entry is withdrawn, and says so", async () => {
    const world = await sentIn();
    const second = await sendAgain(world);
    expect(second.receiptToken).not.toBe(world.receipt.receiptToken);
    expect((await publicReceipt(world.receipt.receiptToken!))?.standing).toBe("replaced");
    expect((await publicReceipt(second.receiptToken!))?.standing).toBe("current");
    const { version } = await entryRow(world.entryId);
    must(await withdrawEntry(at(world.owner), { entryId: world.entryId, version }));
    expect((await publicReceipt(second.receiptToken!))?.standing).toBe("withdrawn");
  });

  test("is not there for a token that nobody was given", async () => {
    for (const token of ["", "x", "a".repeat(43), "b".repeat(5_000)])
      expect(await publicReceipt(token)).toBeNull();
  });
});

describe("a tracking code", () => {
  test("shows the entry to whoever has it on paper, and stays the same over versions", async () => {
    const world = await sentIn();
    const code = world.receipt.trackingCode!;
    expect(await trackedEntry(printedTrackingCode(code).toLowerCase(), new Date())).toMatchObject({
      title: "Máy gieo hạt chạy pin mặt trời",
      members: ["Nguyễn Thị Hoà", "Trần Văn Bình"],
      state: "SUBMITTED",
    });
    const second = await sendAgain(world);
    expect(second.trackingCode).toBe(code);
    expect(await trackedEntry(code, new Date())).toMatchObject({ title: "Máy gieo hạt, bản hai", number: 2 });
  });

  test("shows no more of its members than their names", async () => {
    const { receipt } = await sentIn();
    const text = JSON.stringify(await trackedEntry(receipt.trackingCode!, new Date()));
    for (const secret of ["1990", "1985", "Tân Hội", "60.5", "@"]) expect(text).not.toContain(secret);
  });

  test("is kept by nobody, and its page's forms can still be sent", async () => {
    const { receipt } = await sentIn();
    const [code, token] = [receipt.trackingCode!, receipt.receiptToken!];
    const ask = (path: string, params: Record<string, string>) => ({
      request: new Request(`http://sangtao.test${path}`),
      params,
      context: {} as never,
    });
    const answers = [
      await trackRoute.loader(ask(paths.tracked(code), { code })),
      await receiptRoute.loader(ask(paths.publicReceipt(token), { token })),
    ];
    for (const { init } of answers) {
      const headers = new Headers(init?.headers);
      expect([headers.get("Cache-Control"), headers.get("X-Robots-Tag")]).toEqual(["no-store", "noindex"]);
      // Without a referrer browsers send forms with the origin "null", which is refused; all pages tell it to us alone.
      expect(headers.get("Referrer-Policy")).toBeNull();
    }
  });

  test("is none before the entry was sent in, and none that was guessed", async () => {
    const contest = await openedContest();
    const owner = await person();
    await submitted(contest, owner);
    expect(await trackedEntry("AAAAA-AAAAA", new Date())).toBeNull();
    expect(await trackedEntry("' OR 1=1 --", new Date())).toBeNull();
  });
});

describe("the receipt", () => {
  test("reaches the owner and those who write along, each in their language", async () => {
    const contest = await openedContest();
    const owner = await person();
    const writer = await person();
    await db.user.update({ where: { id: writer.userId }, data: { language: "en" } });
    const first = await submitted(contest, owner);
    await db.coAuthor.create({
      data: {
        entryId: first.entryId,
        memberId: "m2",
        email: writer.email,
        tokenHash: first.entryId,
        invitedById: owner.userId,
        expiresAt: OPEN,
        userId: writer.userId,
        confirmedAt: OPEN,
      },
    });
    await sendAgain({ contest, owner, receipt: first, entryId: first.entryId });
    const [mail] = await db.mail.findMany({ where: { to: writer.email } });
    expect(mail?.subject).toContain("has been received");
    expect(mail?.text).toContain(printedTrackingCode(first.trackingCode!));
    expect(await db.mail.count({ where: { to: owner.email, subject: { contains: first.code } } })).toBe(2);
  });

  test("is a PDF of the version that is asked for", async () => {
    const { owner, entryId, receipt } = await sentIn();
    const entry = must(await entryForOwner(owner, entryId, OPEN));
    expect(entry.trackingCode).toBe(receipt.trackingCode);
    const bytes = await receiptDocument(entry, entry.shown!, "vi");
    expect(await pdfPageCount(bytes)).toBe(1);
  });
});
