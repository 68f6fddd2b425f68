import { Link } from "@remix-run/react";
import { CERTIFICATE_TONES } from "~/documents/certificates/state-tones";
import { paths } from "~/paths";
import { AppForm, Badge, Count, DataTable, EmptyState, HiddenField, Pagination, Section, SubmitButton, TextField, useT } from "~/ui";
import type { CertificatesPage } from "./route";

const STATES = ["valid", "replaced", "revoked"] as const;

/** All certificates with their state, searched and in pages. */
export function Certificates({ page }: { page: CertificatesPage }) {
  const t = useT("certificates");
  const { contestId, counts, rows, found, filter } = page;
  const all = counts.valid + counts.replaced + counts.revoked;
  const links = [
    { show: "all", label: t("list.all"), count: all },
    ...STATES.map((state) => ({ show: state, label: t(`state.${state}`), count: counts[state] })),
    ...(counts.outdated > 0 ? [{ show: "outdated", label: t("list.outdated"), count: counts.outdated }] : []),
  ];
  const query = (show: string) => {
    const search = new URLSearchParams({ ...(show !== "all" && { show }), ...(filter.search && { q: filter.search }) });
    return search.size > 0 ? `?${search}` : "";
  };
  return (
    <Section title={t("list.title")} id="list">
      <nav aria-label={t("column.state")}>
        <ul className="flex flex-wrap gap-2">
          {links.map(({ show, label, count }) => (
            <li key={show}>
              <Link className="chip" aria-current={filter.show === show ? "true" : undefined} to={paths.certificates(contestId, query(show))}>
                {label} <Count value={count} />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <AppForm method="get" className="mt-4" values={{ q: filter.search }} key={filter.search}>
        {filter.show === "all" ? null : <HiddenField name="show" value={filter.show} />}
        <div className="flex flex-wrap items-end gap-3">
          <TextField name="q" label={t("list.search")} size="medium" type="search" />
          <SubmitButton variant="secondary">{t("list.find")}</SubmitButton>
        </div>
      </AppForm>
      <p className="mt-4 text-muted">{t("list.found", { count: found })}</p>
      {rows.length === 0 ? (
        <EmptyState title={t("list.none")}>{t("list.none-help")}</EmptyState>
      ) : (
        <DataTable
          caption={t("list.title")}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              key: "number",
              header: t("column.number"),
              rowHeader: true,
              cell: ({ id, number }) => (
                <Link className="link figures whitespace-nowrap" to={paths.certificate(contestId, id)}>
                  {number}
                </Link>
              ),
            },
            {
              key: "name",
              header: t("column.name"),
              cell: ({ name, blank }) => (
                <span className="block md:min-w-36">
                  {name}
                  {blank ? <span className="block text-sm text-muted">{t("blank")}</span> : null}
                </span>
              ),
            },
            { key: "prize", header: t("column.prize"), cell: ({ prizeLabel }) => prizeLabel },
            {
              key: "entry",
              header: t("column.entry"),
              cell: ({ code, title }) => (
                <>
                  <span className="figures">{code}</span>
                  <span className="block">{title}</span>
                </>
              ),
            },
            {
              key: "state",
              header: t("column.state"),
              cell: ({ state, outdated }) => (
                <span className="flex flex-wrap gap-2">
                  <Badge tone={CERTIFICATE_TONES[state]}>{t(`state.${state}`)}</Badge>
                  {outdated ? <Badge tone="warning">{t("outdated.badge")}</Badge> : null}
                </span>
              ),
            },
            {
              key: "file",
              header: t("column.file"),
              cell: ({ id, number, printable }) =>
                printable ? (
                  <a className="link inline-block py-1" href={paths.certificateFile(id)} aria-label={t("file-of", { number })}>
                    {t("print.file.pdf")}
                  </a>
                ) : null,
            },
          ]}
        />
      )}
      <Pagination page={page.page} pages={page.pages} />
    </Section>
  );
}
