import { pageOf } from "~/platform/page-number";
import { ENTRY_STATES, type EntryState } from "./entry-state";

/** What the secretariat's list shows; it stands in the page's address, so that it can be kept and sent. */
export interface ListFilter {
  readonly state: EntryState | null;
  readonly fieldId: string | null;
  /** Title, code, authors, owner or unit; marks and case do not matter. */
  readonly search: string;
  readonly page: number;
}

/** The filter that stands in an address; nonsense in it counts as nothing. */
export function filterFromQuery(query: URLSearchParams): ListFilter {
  const state = ENTRY_STATES.find((known) => known === query.get("state")) ?? null;
  return {
    state,
    fieldId: query.get("field") || null,
    search: (query.get("q") ?? "").slice(0, 200),
    page: pageOf(query),
  };
}

/** The address's query with another state; the page begins again. */
export function queryWithState(filter: ListFilter, state: EntryState | null): string {
  const query = new URLSearchParams({
    ...(filter.search && { q: filter.search }),
    ...(filter.fieldId && { field: filter.fieldId }),
    ...(state && { state }),
  });
  return query.size > 0 ? `?${query}` : "";
}
