import { Link } from "@remix-run/react";
import { ENTRY_STATES, wasSubmitted } from "~/entries/entry-state";
import {
  LIST_FLAGS,
  LIST_SORTS,
  NO_FILTER,
  PAGE_SIZES,
  queryOf,
  queryWithFlag,
} from "~/entries/list-filter";
import { paths } from "~/paths";
import { AppForm, Count, HiddenField, SelectField, SubmitButton, TextField, useT } from "~/ui";
import type { ListPage } from "./route";

/** States and what to look for as links with their counts, the rest as a form; all of it ends in the address. */
export function Filters({ list }: { list: ListPage }) {
  return (
    <div className="grid gap-4">
      <States list={list} />
      <Flags list={list} />
      <Fields list={list} />
    </div>
  );
}

function States({ list: { contestId, filter, counts } }: { list: ListPage }) {
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
    <nav aria-label={t("column.state")}>
      <ul className="flex flex-wrap gap-2">
        {links.map(({ state, label, count }) => (
          <li key={state ?? "all"}>
            <Link
              className="chip"
              aria-current={filter.state === state ? "true" : undefined}
              to={paths.screening(contestId, queryOf(filter, { state, page: 1 }))}
            >
              {label} <Count value={count} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Only what there is; what is chosen stays, so that it can be taken back. */
function Flags({ list: { contestId, filter, flagged } }: { list: ListPage }) {
  const t = useT("screening");
  const shown = LIST_FLAGS.filter((flag) => flagged[flag] > 0 || filter.flags.includes(flag));
  if (shown.length === 0) return null;
  return (
    <nav aria-label={t("flags.label")}>
      <ul className="flex flex-wrap gap-2">
        {shown.map((flag) => (
          <li key={flag}>
            <Link
              className="chip"
              aria-current={filter.flags.includes(flag) ? "true" : undefined}
              to={paths.screening(contestId, queryWithFlag(filter, flag))}
            >
              {t(`flags.${flag}`)} <Count value={flagged[flag]} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Fields({ list }: { list: ListPage }) {
  const t = useT("entries");
  const s = useT("screening");
  const { filter, fields, divisions, units } = list;
  const named = (options: readonly { readonly id: string; readonly name: string }[]) =>
    options.map(({ id, name }) => ({ value: id, label: name }));
  const more =
    filter.divisionId !== null ||
    filter.unitId !== null ||
    filter.sort !== NO_FILTER.sort ||
    filter.size !== NO_FILTER.size;
  return (
    <AppForm
      method="get"
      key={queryOf(filter)}
      values={{
        q: filter.search,
        field: filter.fieldId ?? "",
        division: filter.divisionId ?? "",
        unit: filter.unitId ?? "",
        sort: filter.sort,
        size: String(filter.size),
      }}
    >
      {filter.state ? <HiddenField name="state" value={filter.state} /> : null}
      {filter.flags.map((flag) => (
        <HiddenField key={flag} name="is" value={flag} />
      ))}
      <div className="grid items-end gap-4 md:grid-cols-[2fr_1fr_auto]">
        <TextField name="q" type="search" label={t("list.search")} />
        <SelectField
          name="field"
          label={t("list.field")}
          placeholder={t("list.anyField")}
          options={named(fields)}
        />
        <SubmitButton variant="secondary">{t("list.find")}</SubmitButton>
      </div>
      <details open={more || undefined}>
        <summary className="link cursor-pointer">{s("filters.more")}</summary>
        <div className="mt-4 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
          {divisions.length > 0 ? (
            <SelectField
              name="division"
              label={s("filters.division")}
              placeholder={s("filters.any-division")}
              options={named(divisions)}
            />
          ) : null}
          {units.length > 0 ? (
            <SelectField
              name="unit"
              label={s("filters.unit")}
              placeholder={s("filters.any-unit")}
              options={named(units)}
            />
          ) : null}
          <SelectField
            name="sort"
            label={s("filters.sort")}
            required
            options={LIST_SORTS.map((sort) => ({ value: sort, label: s(`sorts.${sort}`) }))}
          />
          <SelectField
            name="size"
            label={s("filters.size")}
            required
            options={[...PAGE_SIZES]
              .sort((a, b) => a - b)
              .map((size) => ({ value: String(size), label: String(size) }))}
          />
        </div>
      </details>
    </AppForm>
  );
}
