import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { expect, it } from "vitest";
import { withoutNulls } from "./without-nulls.server";

it("keeps every letter of a page whole, wherever its blocks end", async () => {
  // The sizes of the texts move the ends of the blocks through a letter of three bytes.
  for (let size = 0; size < 4; size += 1) {
    const text = `${"a".repeat(size)}${"ể".repeat(3000)}`;
    const body = withoutNulls();
    renderToPipeableStream(createElement("p", null, text)).pipe(body);
    const blocks: Buffer[] = [];
    for await (const block of body) blocks.push(block as Buffer);
    expect(Buffer.concat(blocks).toString()).toBe(`<p>${text}</p>`);
  }
});
