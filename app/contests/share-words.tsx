import { useT } from "~/ui/i18n";
import { shareOf } from "./deciding";

/** Says a share of people: at least so much of them, or more than it; "" for none. */
export function useShareWords(): (share: string) => string {
  const t = useT("contests");
  return (share) => {
    const read = shareOf(share);
    return read
      ? t(read.more ? "deciding.more-than" : "deciding.at-least", { share: `${read.part}/${read.whole}` })
      : "";
  };
}
