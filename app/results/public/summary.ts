/** As much of a summary as fits: whole sentences, else whole words and an ellipsis. On one line. */
export function beginningOf(summary: string, longest: number): string {
  const text = summary.replace(/\s+/g, " ").trim();
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const sentences = /^.*[.!?](?=\s)/.exec(cut)?.[0] ?? "";
  if (sentences.length >= longest / 2) return sentences;
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).replace(/[\s,;:.–-]+$/, "")}…`;
}
