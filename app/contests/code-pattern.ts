/** Why a pattern of entry codes (entries/entry-code.ts fills it) cannot give distinct, printable codes; or null. */
export function whyNotPattern(
  pattern: string,
): "code-pattern-number" | "code-pattern-unknown" | "code-pattern-characters" | null {
  const rest = pattern.replace(/\{(year|field|number(:[1-9])?)\}/g, "");
  if (/[{}]/.test(rest)) return "code-pattern-unknown";
  // Codes stand in addresses and in file names.
  if (!/^[A-Za-z0-9._-]*$/.test(rest)) return "code-pattern-characters";
  const numbers = pattern.match(/\{number(:[1-9])?\}/g)?.length ?? 0;
  return numbers === 1 ? null : "code-pattern-number";
}
