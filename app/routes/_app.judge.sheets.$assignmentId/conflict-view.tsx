import type { RubricCriterion } from "~/contests/regulation";
import { paths } from "~/paths";
import { Alert, Button, DataTable, LinkButton, useT } from "~/ui";
import type { Other, Typed } from "./use-sheet";

interface ConflictViewProps {
  criteria: readonly RubricCriterion[];
  typed: Typed;
  other: Other;
  assignmentId: string;
  choose: (which: "mine" | "other") => void;
}

/** Two versions of one sheet side by side. Nothing is lost, and nothing decided, until the judge chooses. */
export function ConflictView({ criteria, typed, other, assignmentId, choose }: ConflictViewProps) {
  const t = useT("judging");
  const submitted = other.state === "SUBMITTED";
  const rows = [
    ...criteria.map(({ id, label }) => ({
      id,
      label,
      mine: typed.marks[id] ?? "",
      theirs: other.typed.marks[id] ?? "",
    })),
    { id: "comment", label: t("sheet.comment"), mine: typed.comment, theirs: other.typed.comment },
  ];
  const shown = (text: string) =>
    text === "" ? <span className="text-muted">{t("conflict-sheet.empty")}</span> : text;
  return (
    <div className="space-y-4">
      <Alert tone="danger" title={t("conflict-sheet.title")}>
        {t(submitted ? "conflict-sheet.submitted" : "conflict-sheet.help")}
      </Alert>
      <DataTable
        caption={t("conflict-sheet.title")}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          { key: "label", header: t("criterion"), rowHeader: true, cell: ({ label }) => label },
          { key: "mine", header: t("conflict-sheet.mine"), cell: ({ mine }) => shown(mine) },
          {
            key: "theirs",
            header: t("conflict-sheet.theirs"),
            cell: ({ theirs }) => shown(theirs),
          },
        ]}
      />
      <div className="actions">
        {submitted ? null : (
          <Button onClick={() => choose("mine")}>{t("conflict-sheet.take-mine")}</Button>
        )}
        <LinkButton
          to={paths.sheet(assignmentId)}
          reloadDocument
          onClick={(event) => {
            if (submitted) return;
            event.preventDefault();
            choose("other");
          }}
        >
          {t(submitted ? "conflict-sheet.see-submitted" : "conflict-sheet.take-theirs")}
        </LinkButton>
      </div>
    </div>
  );
}
