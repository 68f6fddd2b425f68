import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import { paths } from "~/paths";
import { LinkButton, ProgressRing, useT } from "~/ui";
import { FROM_SHEET } from "./use-arrival";

/** From one entry to the next, and how far the panel's queue is. */
export function Neighbours({ page }: { page: SheetPage }) {
  const t = useT("judging");
  const { previous, next, nextToDo } = page;
  return (
    <nav className="mt-8 space-y-4" aria-label={t("sheet.neighbours")}>
      <ProgressRing done={page.done} total={page.total} label={t("progress.sheets-in")} />
      <div className="actions">
        {previous ? (
          <LinkButton to={paths.sheet(previous)} state={FROM_SHEET} data-sheet-previous="">
            {t("sheet.previous")}
          </LinkButton>
        ) : null}
        {next ? (
          <LinkButton to={paths.sheet(next)} state={FROM_SHEET} data-sheet-next="">
            {t("sheet.next")}
          </LinkButton>
        ) : null}
        {nextToDo && nextToDo !== next ? (
          <LinkButton to={paths.sheet(nextToDo)} state={FROM_SHEET}>
            {t("sheet.next-to-do")}
          </LinkButton>
        ) : null}
      </div>
    </nav>
  );
}
