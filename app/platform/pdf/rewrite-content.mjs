/** The operators that draw a page, without the remarks and the properties that a program wrote among them. */

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const code = (text) => text.charCodeAt(0);
const DELIMITERS = new Set([..."()<>[]{}/%"].map(code));

/** The very same bytes where there is nothing to lose. */
export function contentWithout(bytes) {
  const parts = [];
  let from = 0;
  /** Where the last operand began that is a dictionary, and where it ended. */
  let dict = null;
  let depth = 0;
  const drop = (start, end, instead) => {
    parts.push(bytes.subarray(from, start), Buffer.from(instead, "latin1"));
    from = end;
  };
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at];
    if (SPACE.has(byte)) at++;
    else if (byte === code("%")) {
      const start = at;
      while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
      drop(start, at, "");
    } else if (byte === code("(")) at = endOfString(bytes, at);
    else if (byte === code("<") && bytes[at + 1] === code("<")) {
      if (depth++ === 0) dict = { start: at, end: at };
      at += 2;
    } else if (byte === code(">") && bytes[at + 1] === code(">")) {
      at += 2;
      if (--depth === 0 && dict) dict.end = at;
    } else if (byte === code("<")) at = Math.max(at + 1, bytes.indexOf(code(">"), at) + 1 || bytes.length);
    else if (byte === code("/")) at = endOfWord(bytes, at + 1);
    else if (DELIMITERS.has(byte)) at++;
    else {
      const end = endOfWord(bytes, at);
      const word = Buffer.from(bytes.subarray(at, Math.min(end, at + 8))).toString("latin1");
      if (depth === 0 && (word === "BDC" || word === "DP") && dict) {
        drop(dict.start, dict.end, "<<>>");
      }
      if (depth === 0 && !/^[+\-.\d]/.test(word)) dict = null;
      at = word === "ID" && depth === 0 ? endOfInlinePicture(bytes, end) : end;
    }
  }
  if (parts.length === 0) return bytes;
  return new Uint8Array(Buffer.concat([...parts, bytes.subarray(from)]));
}

function endOfWord(bytes, from) {
  let at = from;
  while (at < bytes.length && !SPACE.has(bytes[at]) && !DELIMITERS.has(bytes[at])) at++;
  return at;
}

function endOfString(bytes, from) {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === code("\\")) at++;
    else if (byte === code("(")) depth++;
    else if (byte === code(")") && --depth === 0) return at + 1;
  }
  return bytes.length;
}

/** The bytes of a picture inside the content end at "EI" between blanks, with operators behind it. */
function endOfInlinePicture(bytes, from) {
  for (let at = from + 1; at + 1 < bytes.length; at++) {
    if (bytes[at] !== code("E") || bytes[at + 1] !== code("I") || !SPACE.has(bytes[at - 1])) continue;
    if (at + 2 < bytes.length && !SPACE.has(bytes[at + 2])) continue;
    const behind = bytes.subarray(at + 2, at + 12);
    if (behind.every((byte) => SPACE.has(byte) || (byte > 31 && byte < 127))) return at + 2;
  }
  return bytes.length;
}
