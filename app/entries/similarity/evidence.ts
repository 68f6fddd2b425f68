import { z } from "zod";

const id = z.string();
const place = z.object({ part: id, from: z.number().int(), to: z.number().int() });
const pair = z.object({ a: id, b: id });

/**
 * What was found alike, as it is stored with a finding. `a` is the entry that the finding belongs to, `b` the other
 * one; places count in the texts of the versions named. Scores are thousandths.
 */
export const evidenceSchema = z.object({
  versionA: id,
  /** Null for a past solution. */
  versionB: id.nullable(),
  title: z.number().int(),
  text: z.number().int(),
  passages: z.array(z.object({ a: place, b: place, syllables: z.number().int() })),
  files: z.array(pair),
  pictures: z.array(pair.extend({ distance: z.number().int() })),
});

export type Evidence = z.infer<typeof evidenceSchema>;

/** The same, seen from the other side. */
export function turned(evidence: Evidence): Evidence {
  const turn = <T extends { a: unknown; b: unknown }>(item: T) => ({ ...item, a: item.b, b: item.a });
  return {
    ...evidence,
    versionA: evidence.versionB ?? "",
    versionB: evidence.versionA,
    passages: evidence.passages.map(turn),
    files: evidence.files.map(turn),
    pictures: evidence.pictures.map(turn),
  };
}

/** The signs that an evidence rests on, for a list. */
export const SIGNS = ["title", "text", "files", "pictures"] as const;
export type Sign = (typeof SIGNS)[number];

/** Which of them speak for themselves; `from` in thousandths. */
export function signsOf(evidence: Evidence, from: number): Sign[] {
  return SIGNS.filter((sign) => {
    switch (sign) {
      case "title":
        return evidence.title >= from;
      case "text":
        return evidence.passages.length > 0;
      case "files":
        return evidence.files.length > 0;
      case "pictures":
        return evidence.pictures.length > 0;
    }
  });
}
