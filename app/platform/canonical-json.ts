/**
 * JSON in the one canonical form of RFC 8785: no white space, members sorted by UTF-16 code units,
 * numbers and strings as ECMAScript prints them. A member that is undefined counts as left out, as in
 * JSON.stringify. Throws on what has no canonical form, so that a hash never covers less than was meant.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("canonical JSON has no NaN and no infinity");
    return JSON.stringify(value);
  }
  if (typeof value === "string") return canonicalString(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`canonical JSON has no ${typeof value}`);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError("canonical JSON takes plain objects only");
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${canonicalString(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

function canonicalString(text: string): string {
  // JSON.stringify would escape a lone surrogate; RFC 8785 wants it refused.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("canonical JSON has no lone surrogates");
  return JSON.stringify(text);
}
