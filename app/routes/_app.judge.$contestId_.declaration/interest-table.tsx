import { DECLARED_KINDS } from "~/judging/conflicts/conflict";
import { MAX } from "~/judging/conflicts/declaration-form";
import type { DeclarationPage } from "~/judging/conflicts/declaration.server";
import type { TextValues } from "~/platform/form";
import { Badge, DataTable, SelectField, TextField, useT } from "~/ui";

interface InterestTableProps {
  entries: DeclarationPage["entries"];
  /** What was typed, when the form came back. */
  typed: TextValues | undefined;
}

/** The entries of the judge's panels by code and title, and where they have an interest in one. */
export function InterestTable({ entries, typed }: InterestTableProps) {
  const t = useT("conflicts");
  if (entries.length === 0) return <p className="text-muted">{t("declaration.no-entries")}</p>;
  const chosen = (id: string) => {
    const interests = typed?.["interests"];
    const one = typeof interests === "object" && !Array.isArray(interests) ? interests[id] : undefined;
    return typeof one === "object" && !Array.isArray(one) && (one["kind"] || one["note"]);
  };
  return (
    <DataTable
      dense
      caption={t("declaration.entries")}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "entry",
          header: t("entry"),
          rowHeader: true,
          cell: ({ code, title }) => (
            <>
              {title} <span className="figures block text-sm font-normal text-muted">{code}</span>
            </>
          ),
        },
        {
          key: "interest",
          header: t("interest"),
          cell: ({ id, code, declared }) =>
            declared ? (
              <>
                <Badge tone={declared.lifted ? "neutral" : "warning"}>
                  {t(declared.lifted ? "state.LIFTED" : "declared")}
                </Badge>{" "}
                {t(`kind.${declared.kind}`)} {declared.note}
              </>
            ) : (
              <details open={Boolean(chosen(id))}>
                <summary className="link py-1 whitespace-nowrap" aria-label={t("declare-about", { code })}>
                  {t("declare-interest")}
                </summary>
                <div className="mt-3 space-y-3">
                  <SelectField
                    name={`interests.${id}.kind`}
                    label={t("interest-kind")}
                    placeholder={t("no-interest")}
                    options={DECLARED_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
                  />
                  <TextField
                    name={`interests.${id}.note`}
                    label={t("interest-note")}
                    maxLength={MAX.note}
                  />
                </div>
              </details>
            ),
        },
      ]}
    />
  );
}
