import { readFile } from "node:fs/promises";
import type { Download, Locator, Page } from "@playwright/test";
import { PDFDocument, StandardFonts } from "pdf-lib";
import sharp from "sharp";

/** The control of that name, which is what a form posts. */
export function field(page: Page, name: string): Locator {
  return page.locator(`[name="${name}"]:not([type="hidden"])`);
}

/** Fills in controls by name. */
export async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const control = field(page, name);
    if (await control.evaluate((element) => element instanceof HTMLSelectElement)) {
      await control.selectOption(value);
    } else {
      await control.fill(value);
    }
  }
}

/** The button that sends its form with this intent. */
export function button(page: Page, intent: string): Locator {
  return page.locator(`button[name="intent"][value="${intent}"]:not(.sr-only)`);
}

/** Submits a score sheet: what becomes final is told first, and asked for again. */
export async function submitSheet(page: Page): Promise<void> {
  await page.locator("[data-sheet-submit]").click();
  await button(page, "submit").click();
}

/** Sends the only form of the page. */
export async function send(page: Page): Promise<void> {
  await page.locator("main form button[type=submit]:not(.sr-only)").click();
}

/** Once scripts have taken over what the server drew; what is typed before, only the form itself knows. */
export async function whenAlive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector("main form") ?? {}).some((key) => key.startsWith("__react")),
  );
  // React marks an element while it still works on the page: keys are listened to when it is done.
  await page.evaluate(
    () => new Promise<void>((resolve) => requestIdleCallback(() => resolve())),
  );
}

export type TestFile = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
};

export async function makePdf(name: string, text: string): Promise<TestFile> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.addPage([420, 300]).drawText(text, { x: 40, y: 200, size: 18, font });
  return { name, mimeType: "application/pdf", buffer: Buffer.from(await document.save()) };
}

export async function makePicture(name: string, background: string): Promise<TestFile> {
  const picture = sharp({ create: { width: 320, height: 200, channels: 3, background } });
  return { name, mimeType: "image/jpeg", buffer: await picture.jpeg().toBuffer() };
}

export async function contentOf(download: Download): Promise<Buffer> {
  return readFile(await download.path());
}
