import sharp from "sharp";
import { QUIET, qrModules } from "./qr";

/** The code as a PNG, white around it, `scale` pixels a module. */
export function qrPng(text: string, scale = 8): Promise<Buffer> {
  const modules = qrModules(text);
  const side = modules.length + 2 * QUIET;
  const pixels = Buffer.alloc(side * side, 255);
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) pixels[(y + QUIET) * side + x + QUIET] = 0;
    }),
  );
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .resize(side * scale, side * scale, { kernel: "nearest" })
    .png({ palette: true, colours: 2 })
    .toBuffer();
}
