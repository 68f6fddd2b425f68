import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { VIEWS, type ListAsked, type View } from "~/results/public/result-list";
import { useT } from "~/ui";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What to look for, as a plain form, and the two orders of the list, as links. */
export function ResultFilter({
  slug,
  asked,
  levels,
  groups,
  units,
}: {
  slug: string;
  asked: ListAsked;
  levels: readonly { readonly id: string; readonly label: string }[];
  groups: readonly { readonly id: string; readonly name: string }[];
  units: readonly string[];
}) {
  const t = useT("public-results");
  return (
    <div className="no-print">
      <form
        role="search"
        method="get"
        action={`${paths.results(slug)}#list`}
        className="result-filter"
        aria-label={t("list.search")}
      >
        {asked.view === "level" ? null : <input type="hidden" name="view" value={asked.view} />}
        <div className="result-filter-words">
          <label className="label" htmlFor="q">
            {t("list.q")}
          </label>
          <input
            id="q"
            type="search"
            name="q"
            defaultValue={asked.q}
            maxLength={200}
            className="input"
            aria-describedby="q-help"
          />
          <p id="q-help" className="help">
            {t("list.q-help")}
          </p>
        </div>
        <details
          className="result-filter-more"
          open={[asked.level, asked.group, asked.unit].some((text) => text !== "")}
        >
          <summary>{t("list.more")}</summary>
          <div className="result-filter-choices">
            <Choose
              name="level"
              value={asked.level}
              choices={levels.map(({ id, label }) => ({ value: id, label }))}
            />
            {groups.length > 1 ? (
              <Choose
                name="group"
                value={asked.group}
                choices={groups.map(({ id, name }) => ({ value: id, label: name }))}
              />
            ) : null}
            {units.length > 1 ? (
              <Choose
                name="unit"
                value={asked.unit}
                choices={units.map((unit) => ({ value: unit, label: unit }))}
              />
            ) : null}
          </div>
        </details>
        <button type="submit" className="button button-secondary">
          {t("list.submit")}
        </button>
      </form>
      <nav className="mt-4 flex flex-wrap gap-2" aria-label={t("list.views")}>
        {VIEWS.map((view) => (
          <Link
            key={view}
            to={viewOf(slug, asked, view)}
            className={`button ${view === asked.view ? "button-secondary" : "button-quiet"}`}
            aria-current={view === asked.view ? "page" : undefined}
          >
            {t(`list.view.${view}`)}
          </Link>
        ))}
      </nav>
    </div>
  );
}

function Choose({
  name,
  value,
  choices,
}: {
  name: "level" | "group" | "unit";
  value: string;
  choices: readonly Choice[];
}) {
  const t = useT("public-results");
  return (
    <div>
      <label className="label" htmlFor={name}>
        {t(`list.${name}`)}
      </label>
      <select id={name} name={name} defaultValue={value} className="input">
        <option value="">{t("list.any")}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The same question in the other order. */
function viewOf(slug: string, { q, group, level, unit }: ListAsked, view: View): string {
  const query = new URLSearchParams({
    ...(view !== "level" && { view }),
    ...(q && { q }),
    ...(level && { level }),
    ...(group && { group }),
    ...(unit && { unit }),
  });
  return paths.resultsAsked(slug, `${query.size > 0 ? `?${query}` : ""}#list`);
}
