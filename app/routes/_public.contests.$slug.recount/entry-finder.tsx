import { useState, type FormEvent } from "react";
import type { Ask } from "~/results/public/recount-talk";
import type { RecountState } from "~/results/public/use-recount";
import type { WorkingsNames } from "~/results/workings-names";
import { WorkingsView } from "~/results/workings-view";
import { Alert, Button, Section, useT } from "~/ui";

/** More than that no list is looked through. */
const LISTED = 1000;

/** The workings of any entry, as they were just computed. */
export function EntryFinder({
  state: { counted, entry },
  ask,
  page,
}: {
  state: RecountState;
  ask: (ask: Ask) => void;
  page: { readonly contestId: string; readonly names: WorkingsNames; readonly entry: string };
}) {
  const t = useT("recount");
  const [code, setCode] = useState(page.entry);
  const outcome = counted?.outcome.kind === "counted" ? counted.outcome : null;
  const find = (event: FormEvent) => {
    event.preventDefault();
    ask({ ask: "entry", code });
  };
  const found = entry?.entry;
  return (
    <Section title={t("entry.title")} lead={t("entry.lead")}>
      <form onSubmit={find} className="flex flex-wrap items-end gap-4">
        <div>
          <label className="label" htmlFor="entry">
            {t("entry.code")}
          </label>
          <input id="entry" className="input" list="codes" autoComplete="off" value={code} onChange={({ target }) => setCode(target.value)} required />
          <datalist id="codes">
            {outcome?.codes.slice(0, LISTED).map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </div>
        <Button type="submit">{t("entry.show")}</Button>
      </form>
      <div className="mt-6" aria-live="polite">
        {entry && !found ? <Alert tone="warning" title={t("entry.none", { code: entry.code })} /> : null}
      </div>
      {found ? (
        <WorkingsView
          entry={found.row}
          workings={found.row.workings}
          scores={found.scores}
          stopped={found.stopped}
          rule={found.rule}
          names={outcome?.contestId === page.contestId ? page.names : found.names}
        />
      ) : null}
    </Section>
  );
}
