import sharp from "sharp";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import type { Refusal } from "~/people/refusal";
import { atMost } from "~/platform/at-most";
import { env } from "~/platform/env.server";
import { renderPdfPage } from "~/platform/pdf/render.server";
import { ok, refused, type Result } from "~/platform/result";
import { printedCheckCode } from "./check-code";
import { dateWords, plateOf, sharedWords, slashedDate } from "./content.server";
import { numberOf, type Design } from "./design";
import { CHECK_LABEL, SAMPLE, SAMPLES } from "./design-template";
import { certificateDesk } from "./desk.server";
import type { CertificatePrint } from "./page";
import { PictureNotReady } from "./pictures.server";
import { certificatePdf } from "./press.server";

const PIXELS = 1_000_000;
const SAMPLE_CODE = "AAAABBBBCCCC";
/** Drawing takes a second of a processor: who changes many things in a row waits for their own turn. */
const drawing = atMost(1);

/** A picture of a certificate as this design would print it, with a made-up author. Nothing is kept of it. */
export async function previewDesign(
  ctx: Context,
  contestId: string,
  design: Design,
  sample: keyof typeof SAMPLES,
): Promise<Result<{ readonly picture: string }, Refusal | "picture-not-ready">> {
  const desk = await certificateDesk(ctx, contestId, "design");
  if (!desk.ok) return desk;
  const opened = desk.value;
  const check = printedCheckCode(SAMPLE_CODE);
  const date = design.date || SAMPLE.decisionDate;
  const print: CertificatePrint = {
    words: {
      ...(await sharedWords(opened, design)),
      ...SAMPLES[sample],
      prize: opened.regulation.rule.prizes.levels[0]?.label ?? SAMPLE.prize,
      code: SAMPLE.code,
      field: opened.regulation.fields[0]?.name ?? "",
      group: opened.regulation.groups.length > 1 ? (opened.regulation.groups[0]?.name ?? "") : "",
      number: numberOf(design, 12),
      decision: SAMPLE.decision,
      decisionDate: slashedDate(SAMPLE.decisionDate),
      date: dateWords(date),
      check,
    },
    link: new URL(paths.certificateCheck(SAMPLE_CODE), env().appUrl).href,
    check: `${CHECK_LABEL} ${check}`,
  };
  try {
    return await drawing(async () => {
      const pdf = await certificatePdf(await plateOf(opened, ctx.now, design), print);
      const { width, height, rgba } = await renderPdfPage(pdf, 1, { maxPixels: PIXELS });
      const picture = await sharp(rgba, { raw: { width, height, channels: 4 } })
        .flatten({ background: "#fff" })
        .webp({ quality: 82 })
        .toBuffer();
      return ok({ picture: `data:image/webp;base64,${picture.toString("base64")}` });
    });
  } catch (error) {
    if (error instanceof PictureNotReady) return refused("picture-not-ready");
    throw error;
  }
}
