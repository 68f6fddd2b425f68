import { MAPPED } from "~/results/forwarding/field-mapping";
import { DataTable, Section, useT } from "~/ui";
import type { ImportRoutePage } from "./route";

/** Which part of our form takes which part of theirs: proposed by name, to be put right by hand. */
export function FormMapping({ page: { parts, mapping } }: { page: ImportRoutePage }) {
  const t = useT("forwarding");
  const open = parts.filter(({ by }) => by !== "same");
  return (
    <Section title={t("mapping.title")} lead={t(open.length === 0 ? "mapping.same" : "mapping.lead", { count: open.length })}>
      <div className="grid gap-4">
        {MAPPED.map((list) => {
          const own = parts.filter((part) => part.list === list);
          if (own.length === 0) return null;
          const unsure = own.filter(({ by }) => by !== "same").length;
          return (
            <details key={list} className="folded" open={unsure > 0 || undefined}>
              <summary>
                <span>
                  {t(`mapping.${list}`, { count: own.length })}
                  {unsure > 0 ? ` · ${t("mapping.unsure", { count: unsure })}` : ""}
                </span>
              </summary>
              <DataTable
                dense
                caption={t(`mapping.${list}`, { count: own.length })}
                rows={own}
                rowKey={({ id }) => id}
                columns={[
                  { key: "theirs", header: t("mapping.theirs"), rowHeader: true, cell: ({ label, id }) => label || id },
                  {
                    key: "ours",
                    header: t("mapping.ours"),
                    labelled: true,
                    cell: ({ id, label, options }) => (
                      <select
                        className="input md:min-w-80"
                        name={`${list}.${id}`}
                        aria-label={t("mapping.of", { label: label || id })}
                        defaultValue={mapping[list][id] ?? ""}
                      >
                        <option value="">{t(list === "fields" ? "mapping.choose" : "mapping.leave-out")}</option>
                        {options.map((option) => (
                          <option key={option.id} value={option.id}>
                            {option.label || option.id}
                          </option>
                        ))}
                      </select>
                    ),
                  },
                  {
                    key: "by",
                    header: t("mapping.by"),
                    labelled: true,
                    cell: ({ by }) => t(`mapping.match.${by ?? "none"}`),
                  },
                ]}
              />
            </details>
          );
        })}
      </div>
    </Section>
  );
}
