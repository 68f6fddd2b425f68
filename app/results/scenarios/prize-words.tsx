import { UNDECIDED } from "~/contests/rule";
import { useT } from "~/ui";

/** The name of a prize by its id; of none and of one that waits for a decision as well. */
export function usePrizeName(
  levels: readonly { readonly id: string; readonly label: string }[],
): (prize: string | null) => string {
  const t = useT("scenarios");
  return (prize) => {
    if (prize === null) return t("prize.none");
    if (prize === UNDECIDED) return t("prize.undecided");
    return levels.find(({ id }) => id === prize)?.label ?? prize;
  };
}
