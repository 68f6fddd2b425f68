export type PathSegment = string | number;

/** `["sheets", 3, "scores", "novelty"]` → `$.sheets[3].scores.novelty` (RFC 9535). */
export function jsonPath(segments: readonly PropertyKey[]): string {
  return segments.reduce<string>((path, segment) => {
    if (typeof segment === "number") return `${path}[${segment}]`;
    const name = String(segment);
    return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
      ? `${path}.${name}`
      : `${path}[${JSON.stringify(name)}]`;
  }, "$");
}
