import { Link, useLocation } from "@remix-run/react";
import { useT } from "./i18n";

/** Links to the neighbouring pages; the page's number stands in the query as `name`. */
export function Pagination({
  page,
  pages,
  name = "page",
}: {
  page: number;
  pages: number;
  name?: string;
}) {
  const t = useT("common");
  const location = useLocation();
  if (pages <= 1) return null;
  const to = (target: number) => {
    const query = new URLSearchParams(location.search);
    if (target === 1) query.delete(name);
    else query.set(name, String(target));
    return `${location.pathname}?${query}`;
  };
  return (
    <nav className="pagination" aria-label={t("pagination.label")}>
      {page > 1 ? (
        <Link className="button button-secondary" rel="prev" to={to(page - 1)}>
          {t("pagination.previous")}
        </Link>
      ) : (
        <span />
      )}
      <span className="figures text-sm text-muted">{t("pagination.position", { page, pages })}</span>
      {page < pages ? (
        <Link className="button button-secondary" rel="next" to={to(page + 1)}>
          {t("pagination.next")}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  );
}
