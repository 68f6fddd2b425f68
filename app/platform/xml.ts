/** A name, its attributes, and what it holds. */
export type Element = readonly [
  name: string,
  attributes: Readonly<Record<string, string>>,
  content?: string | readonly Element[],
];

/** A document of one element, in UTF-8. */
export function element(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`;
}

function write([name, attributes, content]: Element): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escape(value)}"`);
  const open = `<${name}${written.join("")}`;
  if (content === undefined || content.length === 0) return `${open}/>`;
  const inner = typeof content === "string" ? escape(content) : content.map(write).join("");
  return `${open}>${inner}</${name}>`;
}

/** Characters that XML 1.0 cannot hold at all are left out. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
