import { NO_PRIZE } from "./sheet-content";

/** What a judge proposed, in words; `t` is the catalogue of judging. */
export function proposalLabel(
  t: (key: string) => string,
  levels: readonly { readonly id: string; readonly label: string }[],
  proposal: string | null,
): string {
  if (proposal === null) return t("sheet.proposal-unsaid");
  if (proposal === NO_PRIZE) return t("sheet.proposal-none");
  return levels.find(({ id }) => id === proposal)?.label ?? proposal;
}
