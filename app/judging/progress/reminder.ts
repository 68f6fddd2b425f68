/** What stands in braces in a reminder and is filled in for each person. */
export const REMINDER_TOKENS = ["name", "contest", "panel", "open", "deadline", "link"] as const;
export type ReminderToken = (typeof REMINDER_TOKENS)[number];

/** How a token is written, in each language that whoever writes the mail may use. */
export type TokenWords = Readonly<Record<ReminderToken, readonly string[]>>;

const TOKEN = /\{([^{}\n]{1,40})\}/g;

function tokenOf(words: TokenWords, written: string): ReminderToken | null {
  const key = written.normalize("NFC").trim().toLowerCase();
  return REMINDER_TOKENS.find((token) => words[token].some((word) => word.toLowerCase() === key)) ?? null;
}

/** The text with every token filled in; what is no token stays as it was written. */
export function fillReminder(
  text: string,
  words: TokenWords,
  values: Readonly<Record<ReminderToken, string>>,
): string {
  return text.replace(TOKEN, (whole, written: string) => {
    const token = tokenOf(words, written);
    return token ? values[token] : whole;
  });
}

/** What stands in braces and is no token: a slip of the pen that people would get to read. */
export function strayTokens(text: string, words: TokenWords): string[] {
  const written = [...text.matchAll(TOKEN)].map(([, inner]) => inner ?? "");
  return [...new Set(written.filter((inner) => tokenOf(words, inner) === null))];
}

/** Who was reminded within so many hours is reminded again only when that is said. */
export const AGAIN_HOURS = 12;

export function remindedLately(last: Date | null, now: Date): boolean {
  return last !== null && now.getTime() - last.getTime() < AGAIN_HOURS * 60 * 60 * 1000;
}

/** Whom the page proposes. */
export const PICKS = ["not-begun", "unfinished", "none"] as const;
export type Pick = (typeof PICKS)[number];

export function isPicked(pick: Pick, state: "nothing" | "finished" | "not-begun" | "under-way"): boolean {
  switch (pick) {
    case "not-begun":
      return state === "not-begun";
    case "unfinished":
      return state === "not-begun" || state === "under-way";
    case "none":
      return false;
  }
}
