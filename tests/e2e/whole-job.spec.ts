import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { zonedToInstant } from "../../app/platform/format";
import { button, field, fill, makePdf, makePicture, send, whenAlive } from "./form";
import { acceptAsNewcomer, mailedLink, signUp } from "./people";
import { downloadBundle, recount } from "./recount";
import { setTime } from "./site";
import { expect, PASSWORD, readOutbox, testOn } from "./support";
import { chairSigns, makeScenario, proposeAndVote, publish, recordPapers, writeMeeting } from "./deciding";
import { ADMIN, CONTESTANT, editPart, JUDGES, MARKS, ORGANISER, OTHER, PAPERS, score, SECRETARY, TITLES, writeEntry } from "./whole-job";

const ZONE = "Asia/Ho_Chi_Minh";
/** An instant by the contest's wall clock. */
const at = (wallClock: string) => new Date(zonedToInstant(wallClock, ZONE) ?? NaN);

const test = testOn({ name: "whole-job", startsAt: at("2027-03-01T09:00") });

test.setTimeout(240_000);

test("a contest from an empty database to a recounted result", async ({
  site,
  page,
  newPerson,
}) => {
  const admin = page;
  const organiser = await newPerson();
  const secretary = await newPerson();
  const contestant = await newPerson();
  let contestId = "";
  let panelId = "";
  let slug = "";

  await test.step("the administrator sets up and adds an organisation with its organiser", async () => {
    await admin.goto(`${paths.setup()}?token=${site.setupToken}`);
    await fill(admin, { name: "Nguyễn Quốc Trị", email: ADMIN, password: PASSWORD });
    await send(admin);
    await admin.waitForURL(/\/sign-in/);
    await fill(admin, { email: ADMIN, password: PASSWORD });
    await send(admin);
    await admin.waitForURL(paths.start());
    await admin.goto(paths.newOrganisation());
    await fill(admin, {
      name: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Nam Hải",
      shortName: "Liên hiệp hội Nam Hải",
      province: "Nam Hải",
      organiserEmail: ORGANISER.email,
    });
    await send(admin);
    await admin.waitForURL(/\/manage\/organisations\/.+\/people/);

    await admin.goto(paths.outbox());
    await admin.getByRole("row").filter({ hasText: ORGANISER.email }).getByRole("link").click();
    const link = admin.locator('main a[href*="/invitations/"]');
    await acceptAsNewcomer(organiser, site, (await link.getAttribute("href")) ?? "", ORGANISER);
  });

  await test.step("the organiser makes a contest of the template and edits it", async () => {
    await organiser.goto(paths.manage());
    await organiser.locator('main a[href$="/contests/new"]').first().click();
    await whenAlive(organiser);
    await organiser.locator('input[name="template"][value="technical"]').check();
    await fill(organiser, {
      edition: "XII",
      year: "2027",
      opensAt: "2027-03-01T08:00",
      closesAt: "2027-03-05T17:00",
    });
    await send(organiser);
    await organiser.waitForURL(/\/manage\/contests\/[^/]+$/);
    contestId = organiser.url().split("/").at(-1) ?? "";

    await editPart(organiser, contestId, "text", async () => {
      await fill(organiser, {
        title: "Hội thi Sáng tạo Kỹ thuật tỉnh Nam Hải lần thứ XII",
        summary: "Nhận giải pháp của mọi tổ chức, cá nhân trong tỉnh.",
      });
    });
    await editPart(organiser, contestId, "fields", async () => {
      for (let index = 0; index < 6; index++) {
        await fill(organiser, { [`fields.${index}.groupId`]: "cntt" });
      }
      for (let index = 5; index > 0; index--) {
        await button(organiser, `remove:groups:${index}`).click();
        await expect(field(organiser, `groups.${index}.name`)).toHaveCount(0);
      }
      await fill(organiser, { "groups.0.name": "Nhóm chung" });
    });
    await editPart(organiser, contestId, "dates", async () => {
      const days = [
        ["2027-03-01T08:00", "2027-03-05T17:00"],
        ["2027-03-01T08:00", "2027-03-07T17:00"],
        ["2027-03-08T08:00", "2027-03-10T17:00"],
        ["2027-03-10T17:00", "2027-03-12T17:00"],
      ];
      for (const [index, [opensAt = "", closesAt = ""]] of days.entries()) {
        await fill(organiser, {
          [`windows.${index}.opensAt`]: opensAt,
          [`windows.${index}.closesAt`]: closesAt,
        });
      }
    });
    await editPart(organiser, contestId, "prizes", async () => {
      await button(organiser, "remove:levels:3").click();
      await expect(field(organiser, "levels.3.label")).toHaveCount(0);
      await fill(organiser, {
        "levels.0.amountVnd": "50.000.000",
        "levels.1.quota": "1",
        "levels.2.quota": "1",
      });
    });
  });

  await test.step("the organiser opens it by a decision and invites its people", async () => {
    await organiser.goto(paths.openContest(contestId));
    await fill(organiser, { decisionNumber: "27/QĐ-BTC", decisionDate: "2027-02-26" });
    await send(organiser);
    await organiser.waitForURL(paths.editRegulation(contestId));
    await expect(organiser.locator("main")).toContainText("27/QĐ-BTC");
    const publicPage = organiser.locator('main header a[href^="/contests/"]');
    slug = (await publicPage.getAttribute("href"))?.split("/").at(-1) ?? "";

    await organiser.goto(paths.contestPeople(contestId));
    await fill(organiser, { email: SECRETARY.email, role: "SECRETARY" });
    await button(organiser, "invite").click();
    await expect(organiser.getByRole("row").filter({ hasText: SECRETARY.email })).toBeVisible();
    const link = await mailedLink(site, SECRETARY.email, "/invitations/");
    await acceptAsNewcomer(secretary, site, link, SECRETARY);
  });

  await test.step("a contestant is told everything that is missing, then enters with files", async () => {
    await contestant.goto(paths.contest(slug));
    await contestant.goto(paths.signUp(paths.newEntry(slug)));
    await signUp(contestant, site, CONTESTANT);
    await send(contestant);
    await contestant.waitForURL(/\/entries\/[^/]+\/edit/);
    await whenAlive(contestant);
    await fill(contestant, {
      title: TITLES.dryer,
      "members.0.name": CONTESTANT.name,
      "members.0.share": "60",
    });
    await button(contestant, "save").click();
    await expect(contestant.locator(".save-bar").getByRole("status")).toContainText("Đã lưu lúc");
    await button(contestant, "submit").click();
    for (const name of [
      "fieldId",
      "members.0.birthDate",
      "members.0.unit",
      "answers.problem",
      "files.registration",
    ]) {
      await expect(field(contestant, name)).toHaveAttribute("aria-invalid", "true");
    }
    await expect(field(contestant, "title")).toHaveValue(TITLES.dryer);
    await expect(field(contestant, "members.0.share")).toHaveValue("60");

    const pdf = await makePdf("Phiếu đăng ký.pdf", "Phieu dang ky du thi");
    const picture = await makePicture("Ảnh máy sấy.jpg", "#2f6f4f");
    await field(contestant, "files.registration").setInputFiles(pdf);
    await field(contestant, "files.pictures").setInputFiles(picture);
    await writeEntry(contestant, TITLES.dryer, CONTESTANT.name);
    await button(contestant, "submit").click();
    await contestant.waitForURL(/sent=1/);
    const receipt = contestant.locator("#receipt");
    await expect(receipt.locator("strong").first()).toHaveText("STKT-2027-NNMT-001");
    const mail = (await readOutbox(site, CONTESTANT.email)).at(-1)?.text ?? "";
    expect(mail).toContain("STKT-2027-NNMT-001");
    for (const { name, buffer } of [pdf, picture]) {
      const digest = createHash("sha256").update(buffer).digest("hex");
      await expect(receipt.getByRole("row").filter({ hasText: name })).toContainText(digest);
      expect(mail).toContain(digest);
    }
    // Asked right there, each purpose apart, nothing chosen for them.
    const publish = contestant.locator('[name="SELF.publish"]');
    await expect(contestant.locator('[name^="SELF."]:checked')).toHaveCount(0);
    await publish.and(contestant.locator('[value="yes"]')).check();
    for (const id of ["pictures", "summary", "forward"])
      await contestant.locator(`[name="SELF.${id}"][value="no"]`).check();
    await button(contestant, "answer-self").click();
    await contestant.waitForURL(/answered=1/);
    await expect(contestant.locator("#publication")).toContainText("Đồng ý");
  });

  await test.step("another contestant sends in three more", async () => {
    await contestant.context().clearCookies();
    await contestant.goto(paths.signUp());
    await signUp(contestant, site, OTHER);
    const form = await makePdf("phieu.pdf", "Phieu dang ky");
    for (const title of [TITLES.pump, TITLES.lamp, TITLES.old]) {
      await contestant.goto(paths.newEntry(slug));
      await send(contestant);
      await contestant.waitForURL(/\/edit/);
      await field(contestant, "files.registration").setInputFiles(form);
      await writeEntry(contestant, title, OTHER.name);
      await button(contestant, "submit").click();
      await contestant.waitForURL(/sent=1/);
    }
  });

  await test.step("after the deadline the secretary screens", async () => {
    await setTime(site, at("2027-03-06T09:00"));
    for (const title of Object.values(TITLES)) {
      await secretary.goto(paths.screening(contestId));
      await secretary.getByRole("link", { name: title }).click();
      await secretary.waitForURL(/\/entries\/.+/);
      await whenAlive(secretary);
      const eligible = title !== TITLES.old;
      const outcome = secretary.locator(eligible ? "#eligible" : "#ineligible");
      await outcome.locator("summary").click();
      if (!eligible)
        await outcome.locator("textarea").fill("Giải pháp đã đạt giải ở Hội thi trước.");
      await outcome.locator("button[type=submit]").click();
      await secretary.waitForURL(/decided=/);
    }
    expect((await readOutbox(site, OTHER.email)).at(-1)?.text).toContain(
      "đã đạt giải ở Hội thi trước",
    );
  });

  const judges =
    await test.step("the organiser makes a panel, its judges come, the secretary assigns", async () => {
      await organiser.goto(paths.panels(contestId));
      await button(organiser, "create").click();
      for (const [index, { email }] of JUDGES.entries()) {
        const invitation = organiser.locator('form:has(button[value="invite"])');
        await invitation.locator('[name="email"]').fill(email);
        await invitation
          .locator('[name="role"]')
          .selectOption(index === 0 ? "PANEL_CHAIR" : "JUDGE");
        await button(organiser, "invite").click();
        await expect(organiser.getByRole("rowheader", { name: email })).toBeVisible();
      }
      const pages: Page[] = [];
      for (const person of JUDGES) {
        const judge = await newPerson();
        await acceptAsNewcomer(
          judge,
          site,
          await mailedLink(site, person.email, "/invitations/"),
          person,
        );
        // The declaration of interests comes first.
        await judge.locator('input[name="signed"]').check();
        await button(judge, "sign").click();
        await judge.waitForURL((url) => url.searchParams.has("declared"));
        pages.push(judge);
      }
      await setTime(site, at("2027-03-08T09:00"));
      await secretary.goto(paths.panels(contestId));
      for (const { name } of JUDGES)
        await expect(secretary.getByRole("rowheader", { name })).toBeVisible();
      await button(secretary, "assign").click();
      await expect(button(secretary, "assign")).toHaveCount(0);
      return pages;
    });

  await test.step("three judges score; the chair closes once nothing is missing", async () => {
    const [chair, , last] = judges as [Page, Page, Page];
    await chair.goto(paths.judge());
    await chair.locator('main a[href^="/judge/panels/"]').click();
    await chair.waitForURL(/\/judge\/panels\/[^/]+$/);
    panelId = chair.url().split("/").at(-1) ?? "";
    for (const [index, judge] of judges.entries()) {
      for (const title of Object.keys(MARKS)) {
        if (judge === last && title === TITLES.lamp) continue;
        await score(judge, contestId, title, MARKS[title]?.[index] ?? []);
      }
    }
    await chair.goto(paths.judgePanel(panelId));
    await chair.locator('input[name="sure"]').check();
    await button(chair, "close").click();
    const missing = chair.getByRole("alert").getByRole("listitem");
    await expect(missing).toHaveCount(1);
    await expect(missing).toContainText(TITLES.lamp);
    await expect(missing).toContainText(JUDGES[2].name);
    await score(last, contestId, TITLES.lamp, MARKS[TITLES.lamp]?.[2] ?? []);
    await chair.goto(paths.newPanelMeeting(panelId));
    await whenAlive(chair);
    await writeMeeting(chair, { startedAt: "2027-03-08T07:30", endedAt: "2027-03-08T08:45" });
    await chair.goto(paths.judgePanel(panelId));
    await chair.locator('input[name="sure"]').check();
    await button(chair, "close").click();
    await expect(button(chair, "close")).toHaveCount(0);
  });

  await test.step("the organiser closes and reads the workings", async () => {
    await setTime(site, at("2027-03-11T09:00"));
    await organiser.goto(paths.tally(contestId));
    await organiser.locator("details:has([value=close]) > summary").click();
    await button(organiser, "close").click();
    const rows = organiser.getByRole("row");
    await expect(rows.filter({ hasText: TITLES.dryer })).toContainText("88,17");
    await expect(rows.filter({ hasText: TITLES.pump })).toContainText("80,5");
    await expect(rows.filter({ hasText: TITLES.lamp })).toContainText("70,33");
    await rows.filter({ hasText: TITLES.dryer }).getByRole("link").click();
    await expect(organiser.locator("main")).toContainText("87,5");
  });

  await test.step("the committee meets and votes, everybody signs, and the result is published", async () => {
    await setTime(site, at("2027-03-11T11:00"));
    await secretary.goto(paths.newMeeting(contestId, "COMMITTEE"));
    await whenAlive(secretary);
    const met = { startedAt: "2027-03-11T09:30", endedAt: "2027-03-11T10:30" };
    await writeMeeting(secretary, met, ["Trần Văn Ký", "Đỗ Minh Trí", "Vũ Thị Hạnh"]);
    await makeScenario(organiser, contestId, "Giữ như thể lệ");
    await proposeAndVote(organiser, { votesFor: "3", votesAgainst: "0", votesTotal: "3" });
    await chairSigns(judges[0] as Page, panelId);
    await recordPapers(organiser, contestId, PAPERS);
    await publish(organiser, contestId, "provisional");
    await setTime(site, at("2027-03-19T09:00"));
    // The number, date and signer are those of the paper that the chain ended with.
    await publish(organiser, contestId, "official");
    await organiser.goto(paths.tally(contestId));
    await expect(organiser.locator(`main a[href="${paths.results(slug)}"]`)).toBeVisible();
  });

  await test.step("anybody reads the result without script, and recounts it", async () => {
    const anybody = await newPerson({ javaScriptEnabled: false });
    await anybody.goto(paths.home());
    await anybody
      .locator(`a[href="${paths.results(slug)}"]`)
      .first()
      .click();
    const won = anybody.getByRole("table");
    // Who agreed is named; who said nothing is not.
    await expect(won.filter({ hasText: TITLES.dryer })).toContainText(CONTESTANT.name);
    const silent = won.getByRole("row").filter({ hasText: TITLES.pump });
    await expect(silent).toContainText("không công bố tên");
    await expect(anybody.getByText(OTHER.name)).toHaveCount(0);
    await expect(anybody.getByText(TITLES.lamp)).toBeVisible();
    await expect(anybody.getByText(TITLES.old)).toHaveCount(0);

    const text = await downloadBundle(anybody, slug);
    const right = await recount(test.info().outputPath("right.json"), text);
    expect(right.status).toBe(0);
    expect(right.answer).toMatchObject({ ok: true, differences: [] });

    const bundle = JSON.parse(text) as { sheets: { scores: Record<string, string> }[] };
    const scores = bundle.sheets[0]?.scores ?? {};
    scores["novelty"] = scores["novelty"] === "30" ? "29.5" : "30";
    const wrong = await recount(test.info().outputPath("wrong.json"), JSON.stringify(bundle));
    expect(wrong.status).toBe(1);
    expect(wrong.answer).toMatchObject({ ok: false });
  });
});
