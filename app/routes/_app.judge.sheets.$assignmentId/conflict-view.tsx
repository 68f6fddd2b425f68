import { useState } from "react";
import type { RubricCriterion } from "~/contests/regulation";
import { differences, evidentPicks, mergeSheets, type Side } from "~/judging/offline/merge-sheets";
import type { SheetView } from "~/judging/offline/sheet-view";
import { VersionTable } from "~/judging/offline/version-table";
import { markField } from "~/judging/sheets/marks";
import { NO_PRIZE, type TypedContent } from "~/judging/sheets/sheet-content";
import { paths } from "~/paths";
import { Alert, Button, LinkButton, useT } from "~/ui";

interface ConflictViewProps {
  criteria: readonly RubricCriterion[];
  levels: readonly { readonly id: string; readonly label: string }[];
  view: Pick<SheetView, "typed" | "other" | "base">;
  assignmentId: string;
  choose: (typed: TypedContent) => void;
  discard: () => void;
}

/** Two versions of one sheet side by side. Nothing is lost, and nothing decided, until the judge chooses. */
export function ConflictView(props: ConflictViewProps) {
  const { criteria, levels, assignmentId, choose, discard } = props;
  const { typed, other, base } = props.view;
  const t = useT("offline");
  const ids = criteria.map(({ id }) => id);
  const found = other ? differences(ids, typed, other.typed, base) : [];
  const evident = evidentPicks(found);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  if (!other) return null;
  const picks = { ...evident, ...chosen };
  const open = found.filter(({ field }) => !picks[field]).length;
  const submitted = other.state === "SUBMITTED";
  const labels = labelsOf(criteria, levels, t);
  const all = (side: Side) =>
    choose(mergeSheets(typed, other.typed, found, Object.fromEntries(found.map(({ field }) => [field, side]))));
  return (
    <div className="space-y-4" id="conflict">
      <Alert tone="danger" title={t("conflict.title")}>
        {t(submitted ? "conflict.submitted" : "conflict.help")}
      </Alert>
      <VersionTable
        {...labels}
        found={found}
        picks={picks}
        onPick={
          submitted ? undefined : (field, side) => setChosen({ ...chosen, [field]: side })
        }
      />
      {submitted ? (
        <div className="actions">
          <LinkButton variant="primary" to={paths.sheet(assignmentId)} reloadDocument>
            {t("conflict.see-submitted")}
          </LinkButton>
          <Button
            variant="danger"
            onClick={() => {
              discard();
              window.location.reload();
            }}
          >
            {t("conflict.discard")}
          </Button>
        </div>
      ) : (
        <>
          {open > 0 ? (
            <p className="text-sm text-muted">{t("conflict.open", { count: open })}</p>
          ) : null}
          <div className="actions">
            <Button
              variant="primary"
              disabled={open > 0}
              onClick={() => choose(mergeSheets(typed, other.typed, found, picks))}
            >
              {t("conflict.take-picked")}
            </Button>
            <Button onClick={() => all("mine")}>{t("conflict.take-mine")}</Button>
            <Button onClick={() => all("theirs")}>{t("conflict.take-theirs")}</Button>
          </div>
        </>
      )}
    </div>
  );
}

/** What the fields of a sheet are called, and what stands in them. */
export function labelsOf(
  criteria: readonly Pick<RubricCriterion, "id" | "label">[],
  levels: ConflictViewProps["levels"],
  t: ReturnType<typeof useT>,
) {
  return {
    labelOf: (field: string) =>
      criteria.find(({ id }) => markField(id) === field)?.label ?? t(`judging:sheet.${field}`),
    textOf: (field: string, text: string) =>
      field !== "proposal" || text === ""
        ? text
        : text === NO_PRIZE
          ? t("no-prize")
          : (levels.find(({ id }) => id === text)?.label ?? text),
  };
}
