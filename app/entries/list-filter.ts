import { pageOf } from "~/platform/page-number";
import { ENTRY_STATES, type EntryState } from "./entry-state";

/** What a dossier may have about it that the secretariat looks for. */
export const LIST_FLAGS = ["overdue", "unchecked", "similar", "appeal", "noted", "late"] as const;
export type ListFlag = (typeof LIST_FLAGS)[number];

export const LIST_SORTS = ["code", "newest", "oldest", "title", "unit"] as const;
export type ListSort = (typeof LIST_SORTS)[number];

export const PAGE_SIZES = [50, 25, 100, 200] as const;

/** What the secretariat's list shows; it stands in the page's address, so that it can be kept and sent. */
export interface ListFilter {
  readonly state: EntryState | null;
  readonly fieldId: string | null;
  readonly divisionId: string | null;
  /** Id of the unit that it came through. */
  readonly unitId: string | null;
  /** All of them must hold. */
  readonly flags: readonly ListFlag[];
  /** Title, code, authors, owner or unit; marks and case do not matter. */
  readonly search: string;
  readonly sort: ListSort;
  readonly size: number;
  readonly page: number;
}

export const NO_FILTER: ListFilter = {
  state: null,
  fieldId: null,
  divisionId: null,
  unitId: null,
  flags: [],
  search: "",
  sort: "code",
  size: PAGE_SIZES[0],
  page: 1,
};

/** The filter that stands in an address; nonsense in it counts as nothing. */
export function filterFromQuery(query: URLSearchParams): ListFilter {
  const oneOf = <T extends string>(known: readonly T[], name: string): T | null =>
    known.find((one) => one === query.get(name)) ?? null;
  const wanted = query.getAll("is");
  return {
    state: oneOf(ENTRY_STATES, "state"),
    fieldId: query.get("field") || null,
    divisionId: query.get("division") || null,
    unitId: query.get("unit") || null,
    flags: LIST_FLAGS.filter((flag) => wanted.includes(flag)),
    search: (query.get("q") ?? "").slice(0, 200),
    sort: oneOf(LIST_SORTS, "sort") ?? NO_FILTER.sort,
    size: PAGE_SIZES.find((size) => String(size) === query.get("size")) ?? NO_FILTER.size,
    page: pageOf(query),
  };
}

/** The query of an address in which the filter stands, with its "?"; empty when nothing is filtered. */
export function queryOf(filter: ListFilter, change: Partial<ListFilter> = {}): string {
  const { search, state, fieldId, divisionId, unitId, flags, sort, size, page } = {
    ...filter,
    ...change,
  };
  const query = new URLSearchParams({
    ...(search && { q: search }),
    ...(state && { state }),
    ...(fieldId && { field: fieldId }),
    ...(divisionId && { division: divisionId }),
    ...(unitId && { unit: unitId }),
    ...(sort !== NO_FILTER.sort && { sort }),
    ...(size !== NO_FILTER.size && { size: String(size) }),
    ...(page > 1 && { page: String(page) }),
  });
  for (const flag of flags) query.append("is", flag);
  return query.size > 0 ? `?${query}` : "";
}

/** The query with one more flag, or without it; the page begins again. */
export function queryWithFlag(filter: ListFilter, flag: ListFlag): string {
  const flags = filter.flags.includes(flag)
    ? filter.flags.filter((other) => other !== flag)
    : [...filter.flags, flag];
  return queryOf(filter, { flags, page: 1 });
}

/** Whether anything is left out. */
export function isFiltered(filter: ListFilter): boolean {
  return queryOf(filter, { sort: "code", size: NO_FILTER.size, page: 1 }) !== "";
}
