import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Badge, Section, useT, When } from "~/ui";
import type { EntryPage } from "./route";

/** Everything that was ever sent in under this code. */
export function Versions({ entry }: { entry: EntryPage }) {
  const t = useT("entries");
  const words = useT("receipt");
  if (entry.versions.length < 2) return null;
  return (
    <Section title={t("view.versions")} lead={t("view.versionsHelp")}>
      <ul className="grid gap-3">
        {entry.versions.map(({ number, submittedAt, current }) => (
          <li key={number} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <Link
              className="text-accent underline"
              to={paths.entryVersion(entry.id, number)}
              aria-current={number === entry.shown?.number ? "page" : undefined}
            >
              {t("view.version", { number })}
            </Link>
            <When at={submittedAt} time seconds zone={entry.timeZone} />
            {number > 1 ? (
              <Link className="underline" to={paths.entryChanges(entry.id, number)}>
                {words("diff.see")}
              </Link>
            ) : null}
            {current ? <Badge tone="info">{t("view.current")}</Badge> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
