import { encode } from "uqr";

/** Modules of white that every reader may count on around a code. */
export const QUIET = 4;

/** The modules of a code, true where it is dark, without the white around it. A quarter of it may be lost. */
export function qrModules(text: string): boolean[][] {
  return encode(text, { ecc: "Q", border: 0 }).data;
}

/** The dark modules as one path; a module is one unit, y runs downwards. */
export function qrPath(modules: readonly (readonly boolean[])[]): string {
  return modules
    .flatMap((row, y) => {
      const parts: string[] = [];
      for (let x = 0; x < row.length; x++) {
        if (!row[x] || row[x - 1]) continue;
        let end = x + 1;
        while (row[end]) end++;
        parts.push(`M${x} ${y}h${end - x}v1h${x - end}z`);
      }
      return parts;
    })
    .join("");
}

/** The code as an SVG picture, white around it. */
export function qrSvg(text: string): string {
  const modules = qrModules(text);
  const side = modules.length + 2 * QUIET;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-QUIET} ${-QUIET} ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M${-QUIET} ${-QUIET}h${side}v${side}h${-side}z"/><path d="${qrPath(modules)}"/></svg>`;
}
