import { Section, useT, When } from "~/ui";
import type { ScreeningPage } from "./route";

type Item = ScreeningPage["history"][number];

/** What happened to the entry since it was first sent in, newest first. */
export function History({ entry }: { entry: ScreeningPage }) {
  const t = useT("entries");
  const { history, timeZone } = entry;
  return (
    <Section title={t("screen.history")} id="history">
      <ol className="grid gap-4">
        {history.map((item, index) => (
          <li key={history.length - index}>
            <p className="font-semibold">
              <What item={item} entry={entry} />
            </p>
            <p className="text-muted">
              <When at={item.at} time seconds zone={timeZone} />
              {item.who ? ` · ${item.who}` : null}
            </p>
            {"reason" in item && item.reason ? (
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

function What({ item, entry }: { item: Item; entry: ScreeningPage }) {
  const t = useT("screening");
  const fieldName = (id: string) => entry.rules.fields.find((field) => field.id === id)?.name ?? id;
  switch (item.kind) {
    case "version":
      return t("entries:history.version", { number: item.number });
    case "screening":
      return t("entries:history.screening", {
        outcome: t(`entries:screen.outcomes.${item.outcome}`),
        number: item.number,
      });
    case "withdrawn":
      return t("entries:history.withdrawn");
    case "reminded":
      return t("history.reminded");
    case "moved":
      return t("history.moved", { from: fieldName(item.fromFieldId), to: fieldName(item.toFieldId) });
    case "appealed":
      return t("history.appealed");
    case "appeal-answered":
      return t(`history.appeal.${item.outcome}`);
    case "decided":
      return t(`history.decided.${item.outcome}`, { number: item.decisionNumber });
    case "letter":
      return t("history.letter", { number: item.number });
  }
}
