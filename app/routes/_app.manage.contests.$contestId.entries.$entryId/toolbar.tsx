import { Link } from "@remix-run/react";
import { DeskKeys, type DeskKey } from "~/entries/screening/desk-keys";
import { paths } from "~/paths";
import { LinkButton, useT } from "~/ui";
import type { ScreeningPage } from "./route";

const KEYS: readonly DeskKey[] = [
  { keys: ["j", "ArrowDown"], says: "next-entry", to: "[data-desk=next]" },
  { keys: ["k", "ArrowUp"], says: "previous-entry", to: "[data-desk=previous]" },
  { keys: ["e"], says: "eligible", to: "[data-desk=eligible]" },
  { keys: ["s"], says: "supplement", to: "[data-desk=supplement]" },
  { keys: ["i"], says: "ineligible", to: "[data-desk=ineligible]" },
  { keys: ["c"], says: "checklist", to: "[data-desk=checklist]" },
  { keys: ["n"], says: "note", to: "[data-desk=note]" },
  { keys: ["l"], says: "list", to: "[data-desk=list]" },
];

/** Where one is in the list, and the shortest way to what is done here; it stays in sight. */
export function Toolbar({ entry }: { entry: ScreeningPage }) {
  const t = useT("screening");
  const { around, contestId, query } = entry;
  const step = (id: string | null, name: "previous" | "next") =>
    id === null ? null : (
      <LinkButton
        to={paths.deskEntry(contestId, id, query)}
        rel={name === "next" ? "next" : "prev"}
        data-desk={name}
        aria-keyshortcuts={name === "next" ? "j" : "k"}
      >
        {t(`bar.${name}`)}
      </LinkButton>
    );
  const outcomes = ["eligible", "supplement", "ineligible"] as const;
  return (
    <nav className="split-bar no-print" aria-label={t("bar.label")}>
      <div>
        <LinkButton
          variant="quiet"
          to={paths.screening(contestId, query)}
          data-desk="list"
          aria-keyshortcuts="l"
        >
          {t("bar.list")}
        </LinkButton>
        {step(around.previous, "previous")}
        {around.position > 0 ? (
          <span className="figures text-sm text-muted">
            {t("bar.position", { position: around.position, total: around.total })}
          </span>
        ) : null}
        {step(around.next, "next")}
      </div>
      <div>
        {entry.whyNotScreen === null
          ? outcomes
              .filter((outcome) => outcome !== "supplement" || !entry.assigned)
              .map((outcome) => (
                <a
                  key={outcome}
                  className="button button-secondary"
                  href={`#${outcome}`}
                  data-desk={outcome}
                  aria-keyshortcuts={outcome.slice(0, 1)}
                >
                  {t(`bar.${outcome}`)}
                </a>
              ))
          : null}
        {entry.checklist.length > 0 ? (
          <a
            className="button button-quiet"
            href="#checklist"
            data-desk="checklist"
            aria-keyshortcuts="c"
          >
            {t("bar.checklist", {
              done: entry.checklist.filter(({ met, older }) => met !== null && older === null)
                .length,
              total: entry.checklist.length,
            })}
          </a>
        ) : null}
        {entry.whyNotNote === null ? (
          <a className="button button-quiet" href="#notes" data-desk="note" aria-keyshortcuts="n">
            {t("bar.note")}
          </a>
        ) : null}
        <DeskKeys keys={KEYS} />
      </div>
      <Panes entry={entry} />
    </nav>
  );
}

/** On a phone form and files are two tabs. */
function Panes({ entry }: { entry: ScreeningPage }) {
  const t = useT("screening");
  const to = (pane: "form" | "files") => {
    const search = new URLSearchParams(entry.query);
    if (pane === "files") search.set("pane", pane);
    return `?${search}`;
  };
  return (
    <div className="split-panes">
      {(["form", "files"] as const).map((pane) => (
        <Link
          key={pane}
          className="chip"
          to={to(pane)}
          preventScrollReset
          aria-current={entry.pane === pane ? "true" : undefined}
        >
          {t(`bar.${pane}`, { count: entry.snapshot.attachments.length })}
        </Link>
      ))}
    </div>
  );
}
