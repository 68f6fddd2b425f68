import { Link } from "@remix-run/react";
import { ENTRY_STATES, wasSubmitted, type EntryState } from "~/entries/entry-state";
import { queryWithState, type ListFilter } from "~/entries/list-filter";
import { paths } from "~/paths";
import { AppForm, Count, HiddenField, SelectField, SubmitButton, TextField, useT } from "~/ui";

/** States with their counts as links, search and field as a form; all of it ends in the address. */
export function Filters({
  contestId,
  filter,
  fields,
  counts,
}: {
  contestId: string;
  filter: ListFilter;
  fields: readonly { readonly id: string; readonly name: string }[];
  counts: Readonly<Partial<Record<EntryState, number>>>;
}) {
  const t = useT("entries");
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const links = [
    { state: null, label: t("list.all"), count: all },
    ...ENTRY_STATES.filter(wasSubmitted).map((state) => ({
      state,
      label: t(`state.${state}`),
      count: counts[state] ?? 0,
    })),
  ];
  return (
    <>
      <nav aria-label={t("column.state")}>
        <ul className="flex flex-wrap gap-2">
          {links.map(({ state, label, count }) => (
            <li key={state ?? "all"}>
              <Link
                className="chip"
                aria-current={filter.state === state ? "true" : undefined}
                to={`${paths.screening(contestId)}${queryWithState(filter, state)}`}
              >
                {label} <Count value={count} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <AppForm method="get" values={{ q: filter.search, field: filter.fieldId ?? "" }}>
        {filter.state ? <HiddenField name="state" value={filter.state} /> : null}
        <div className="grid items-end gap-4 md:grid-cols-[2fr_1fr_auto]">
          <TextField name="q" type="search" label={t("list.search")} />
          <SelectField
            name="field"
            label={t("list.field")}
            placeholder={t("list.anyField")}
            options={fields.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SubmitButton variant="secondary">{t("list.find")}</SubmitButton>
        </div>
      </AppForm>
    </>
  );
}
