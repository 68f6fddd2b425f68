import type { HistoryItem } from "~/entries/screening-reads.server";
import { Section, useT, When } from "~/ui";

/** What happened to the entry since it was first sent in, newest first. */
export function History({ items, timeZone }: { items: readonly HistoryItem[]; timeZone: string }) {
  const t = useT("entries");
  const titleOf = (item: HistoryItem) => {
    switch (item.kind) {
      case "version":
        return t("history.version", { number: item.number });
      case "screening":
        return t("history.screening", {
          outcome: t(`screen.outcomes.${item.outcome}`),
          number: item.number,
        });
      case "withdrawn":
        return t("history.withdrawn");
    }
  };
  return (
    <Section title={t("screen.history")}>
      <ol className="grid gap-4">
        {items.map((item, index) => (
          <li key={items.length - index}>
            <p className="font-semibold">{titleOf(item)}</p>
            <p className="text-muted">
              <When at={item.at} time seconds zone={timeZone} /> · {item.who}
            </p>
            {item.kind === "screening" && item.reason ? (
              <p className="mt-1 whitespace-pre-line break-words">{item.reason}</p>
            ) : null}
            {item.kind === "screening" && item.dueAt ? (
              <p>
                {t("view.dueAt")}: <When at={item.dueAt} time zone={timeZone} />
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
