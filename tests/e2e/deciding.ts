import type { Page } from "@playwright/test";
import { paths } from "../../app/paths";
import { button, field, fill, whenAlive } from "./form";
import { expect } from "./support";

/* What people do between the last mark and the official result, one step each, by the forms of their own pages. */

/** Writes a meeting down on the form that is open, with whoever it lists, and records its signed minutes. */
export async function writeMeeting(
  page: Page,
  at: { readonly startedAt: string; readonly endedAt: string },
  people: readonly string[] = [],
): Promise<void> {
  for (const [index, name] of people.entries()) await fill(page, { [`attendance.${index}.name`]: name });
  await fill(page, { ...at, place: "Phòng họp số 1", conclusion: "Thống nhất." });
  if (people.length > 0) await fill(page, { chair: people[0] ?? "", secretary: people[1] ?? "" });
  else if ((await field(page, "secretary").inputValue()) === "")
    await fill(page, { secretary: await field(page, "chair").inputValue() });
  await button(page, "save").click();
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/);
  await fill(page, { minutesNumber: "07/BB", minutesDate: at.startedAt.slice(0, 10) });
  const sign = page.locator("details:has(button[value=sign])");
  if ((await sign.count()) > 0) await sign.locator("summary").click();
  await button(page, "sign").click();
  await expect(button(page, "sign")).toHaveCount(0);
}

/** Makes a scenario of the numbers that hold now. */
export async function makeScenario(page: Page, contestId: string, name: string): Promise<void> {
  await page.goto(paths.scenarios(contestId));
  await fill(page, { name });
  await button(page, "create").click();
  await page.waitForURL(/\/scenarios\/[0-9a-f-]{36}/);
  await whenAlive(page);
}

export type Votes = Readonly<Record<"votesFor" | "votesAgainst" | "votesTotal", string>>;

/** Puts the scenario of the open page before the committee, and records its vote. */
export async function proposeAndVote(page: Page, votes: Votes): Promise<void> {
  await page.locator("details:has(button[value=propose]) > summary").click();
  await button(page, "propose").click();
  await page.waitForURL(/done=proposed/);
  await recordVote(page, votes);
}

/** Records the committee's vote on the proposed scenario of the open page, which passes. */
export async function recordVote(page: Page, votes: Votes): Promise<void> {
  const meetings = field(page, "meetingId").locator("option");
  await field(page, "meetingId").selectOption((await meetings.last().getAttribute("value")) ?? "");
  await fill(page, votes);
  await button(page, "vote").click();
  await page.waitForURL(/done=passed/);
}

/** A panel's chair signs the result of the own panel. */
export async function chairSigns(page: Page, panelId: string): Promise<void> {
  await page.goto(paths.panelApproval(panelId));
  await button(page, "take").click();
  await expect(button(page, "take")).toHaveCount(0);
}

/** The organiser records the papers of those who signed after the panels, in their order. */
export async function recordPapers(
  page: Page,
  contestId: string,
  papers: readonly { readonly signer: string; readonly paperNumber: string; readonly paperDate: string }[],
): Promise<void> {
  for (const [index, paper] of papers.entries()) {
    await page.goto(paths.approval(contestId));
    await page.locator("details:has(button[value=take]) > summary").click();
    await fill(page, paper);
    await button(page, "take").click();
    await expect(page.locator("main").getByText(paper.paperNumber).first()).toBeVisible();
    await expect(button(page, "take")).toHaveCount(index === papers.length - 1 ? 0 : 1);
  }
}

/** Publishes in one of the ways that the page of publication offers. */
export async function publish(
  page: Page,
  contestId: string,
  way: "provisional" | "official",
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await page.goto(paths.publication(contestId));
  const section = page.locator(`#${way}`);
  for (const [name, value] of Object.entries(fields)) await section.locator(`[name="${name}"]`).fill(value);
  await section.locator("details:has([value=publish]) > summary").click();
  await section.locator("button[value=publish]").click();
  await page.waitForURL(/\/publication\/\d+$/);
}
