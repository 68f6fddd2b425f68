import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { withoutNulls } from "./without-nulls.server";

it("keeps every letter of a page whole, wherever its blocks end", async () => {
  const words = Array.from({ length: 2000 }, (_, at) => "ể".repeat((at % 7) + 1));
  const page = words.map((word, at) => createElement("b", { key: at }, word));
  const body = withoutNulls();
  renderToPipeableStream(createElement("p", null, page)).pipe(body);
  const blocks: Buffer[] = [];
  for await (const block of body) blocks.push(block as Buffer);
  const html = words.map((word) => `<b>${word}</b>`).join("");
  expect(Buffer.concat(blocks).toString()).toBe(`<p>${html}</p>`);
});
