import type { SpecialPrize } from "~/contests/regulation";
import { nameKey } from "~/platform/vietnamese";

/**
 * Which author of an entry the committee means by a name. A prize for the youngest or the oldest goes to a person: of an
 * entry with several authors one must be named. Null: all of them.
 */
export function authorNamed(
  { rule }: Pick<SpecialPrize, "rule">,
  people: ReadonlyMap<string, string>,
  name: string,
): { readonly memberId: string | null } | { readonly fault: "person-needed" | "unknown-person" } {
  const [only] = people.keys();
  if (name === "") {
    if (rule.by !== "youngest" && rule.by !== "oldest") return { memberId: null };
    return people.size === 1 && only !== undefined ? { memberId: only } : { fault: "person-needed" };
  }
  const found = [...people].filter(([, own]) => nameKey(own) === nameKey(name));
  const [first] = found;
  return first && found.length === 1 ? { memberId: first[0] } : { fault: "unknown-person" };
}
