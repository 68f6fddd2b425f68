import { Decimal, useT } from "~/ui";

/** An entry by its code, with its title below. */
export function EntryCell({ code, title }: { code: string; title: string | undefined }) {
  return (
    <>
      {code}
      <span className="block font-normal">{title}</span>
    </>
  );
}

/** What an entry reached in the round. */
export function Score({ score }: { score: string | null }) {
  const t = useT("rounds");
  return score === null ? t("table.no-score") : <Decimal value={score} />;
}
