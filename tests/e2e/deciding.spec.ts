import { paths } from "../../app/paths";
import { chairSigns, makeScenario, proposeAndVote, publish, recordPapers, recordVote, writeMeeting } from "./deciding";
import { button, field, fill, submitSheet, whenAlive } from "./form";
import { runScript } from "./script";
import { setTime } from "./site";
import { expect, expectAccessible, expectNoSidewaysScroll, PASSWORD, signIn, testOn } from "./support";

let made: {
  readonly contestId: string;
  readonly slug: string;
  readonly panelId: string;
  readonly entryId: string;
  readonly assignmentId: string;
  readonly codes: readonly [string, string, string, string];
  readonly emails: Readonly<Record<"organiser" | "chair" | "judge" | "contestant", string>>;
};

const DAY = 86_400_000;
const CLOSING = new Date("2026-10-25T02:00:00Z");
const after = (days: number) => new Date(CLOSING.getTime() + days * DAY);

const test = testOn({
  name: "deciding",
  startsAt: CLOSING,
  async fill(environment) {
    const given = { ...environment, TEST_PASSWORD: PASSWORD };
    made = JSON.parse(await runScript("tests/e2e/deciding-fill.ts", given)) as typeof made;
  },
});

test.use({ viewport: { width: 1280, height: 900 } });
// Sixty pages one after the other: a busy machine takes a second for each.
test.setTimeout(180_000);

const MEMBERS = ["Trần Văn Ký", "Đỗ Minh Trí", "Vũ Thị Hạnh"];
const VOTES = { votesFor: "3", votesAgainst: "0", votesTotal: "3" };
const papers = (date: string, from: number) => [
  { signer: "Phan Thu Cúc", paperNumber: `${from}/TTr-HĐGK`, paperDate: date },
  { signer: "Vũ Thị Hạnh", paperNumber: `${from + 1}/BB-BTC`, paperDate: date },
  { signer: "Trần Văn Ký, Chủ tịch", paperNumber: `${from + 2}/QĐ-UBND`, paperDate: date },
];

test("from the checklist to the corrected, official result", async ({ site, page: organiser, newPerson }) => {
  const { contestId, slug, panelId, entryId, assignmentId, codes, emails } = made;
  const [first, second] = codes;
  const chair = await newPerson();
  const judge = await newPerson();
  const contestant = await newPerson();
  for (const [page, email] of [
    [organiser, emails.organiser],
    [chair, emails.chair],
    [judge, emails.judge],
    [contestant, emails.contestant],
  ] as const)
    await signIn(page, email);
  const prizeOf = (code: string) =>
    organiser.getByRole("row").filter({ hasText: code }).first();

  await test.step("nothing is closed before the panel has met; its chair writes that down without script", async () => {
    await organiser.goto(paths.tally(contestId));
    await expect(organiser.locator("details:has([value=close])")).toHaveCount(0);
    const plain = await newPerson({
      javaScriptEnabled: false,
      storageState: await chair.context().storageState(),
    });
    await plain.goto(paths.newPanelMeeting(panelId));
    await writeMeeting(plain, { startedAt: "2026-10-24T08:00", endedAt: "2026-10-24T10:00" });
    await organiser.goto(paths.tally(contestId));
    await organiser.locator("details:has([value=close]) > summary").click();
    await button(organiser, "close").click();
    await expect(prizeOf(first)).toContainText("Giải Nhì");
  });

  await test.step("a scenario is worked out by keyboard alone", async () => {
    await makeScenario(organiser, contestId, "Hạ điểm sàn giải Nhất còn 84");
    await field(organiser, "levels.0.places.0.quota").focus();
    await organiser.keyboard.press("Tab");
    await expect(field(organiser, "levels.0.places.0.minimumScore")).toBeFocused();
    await organiser.keyboard.press("Control+A");
    await organiser.keyboard.type("84");
    await expect(prizeOf(first)).toContainText("Giải Nhất");
    await organiser.keyboard.press("Enter");
    await organiser.waitForURL(/done=saved/);
    await organiser.setViewportSize({ width: 360, height: 740 });
    await expectNoSidewaysScroll(organiser);
    await expectAccessible(organiser);
    await organiser.setViewportSize({ width: 1280, height: 900 });
  });

  const scenario = new URL(organiser.url()).pathname;
  await test.step("the committee votes, each signs, and the provisional list is out", async () => {
    await organiser.goto(paths.newMeeting(contestId, "COMMITTEE"));
    await whenAlive(organiser);
    await writeMeeting(organiser, { startedAt: "2026-10-25T09:00", endedAt: "2026-10-25T11:00" }, MEMBERS);
    await organiser.goto(scenario);
    await proposeAndVote(organiser, VOTES);
    await chairSigns(chair, panelId);
    await recordPapers(organiser, contestId, papers("2026-10-25", 12));
    await publish(organiser, contestId, "provisional");
    await contestant.goto(paths.results(slug));
    await expect(contestant.getByRole("row").filter({ hasText: first })).toBeVisible();
  });

  await test.step("an author complains, and the complaint is upheld", async () => {
    await setTime(site, after(1));
    await contestant.goto(paths.complain(entryId));
    await fill(contestant, { text: "Một phiếu cộng nhầm điểm hiệu quả." });
    await contestant.locator("#new button[type=submit]:not(.sr-only)").click();
    await expect(contestant.locator("#new")).toHaveCount(0);
    await organiser.goto(paths.complaint(contestId, 1));
    await organiser.locator('[name="outcome"][value="UPHELD"]').check();
    await fill(organiser, { answer: "Phiếu được trả lại để chấm đúng." });
    await button(organiser, "answer").click();
    await expect(button(organiser, "answer")).toHaveCount(0);
  });

  await test.step("the sheet is corrected and the result computed anew", async () => {
    await organiser.goto(paths.corrections(contestId, 1));
    await organiser.locator(`[name="sheets[]"][value="${assignmentId}"]`).check();
    await fill(organiser, { reason: "Cộng nhầm điểm hiệu quả" });
    await organiser.locator("details:has([value=open]) > summary").click();
    await button(organiser, "open").click();
    await organiser.waitForURL(/\/corrections\/1$/);
    await judge.goto(paths.sheet(assignmentId));
    await whenAlive(judge);
    await fill(judge, { "marks.benefit": "30" });
    await submitSheet(judge);
    await expect(field(judge, "marks.benefit")).toHaveCount(0);
    await organiser.reload();
    await expect(prizeOf(second)).toContainText("86");
    await organiser.locator("details:has([value=close]) > summary").click();
    await button(organiser, "close").click();
    await expect(button(organiser, "close")).toHaveCount(0);
  });

  await test.step("what was corrected is voted on and signed anew, and becomes official", async () => {
    await organiser.goto(scenario);
    await recordVote(organiser, VOTES);
    await chairSigns(chair, panelId);
    await recordPapers(organiser, contestId, papers("2026-10-26", 22));
    await setTime(site, after(9));
    // Who was to win falls to the second prize: the committee says why there is no list again.
    const noListReason = "Điều chỉnh theo khiếu nại đã được chấp nhận";
    await publish(organiser, contestId, "official", { noListReason });
    const anybody = await newPerson({ javaScriptEnabled: false });
    await anybody.goto(paths.results(slug));
    await expect(anybody.locator("main")).toContainText("24/QĐ-UBND");
    await expect(anybody.locator("main")).toContainText(noListReason);
    await anybody.goto(paths.solution(slug, second));
    await expect(anybody.locator("main")).toContainText("Giải Nhất");
    await expect(anybody.locator("main")).toContainText("86");
  });
});
