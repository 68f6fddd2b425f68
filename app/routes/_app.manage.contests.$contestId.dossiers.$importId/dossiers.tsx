import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { formatBytes } from "~/platform/format";
import { isThere } from "~/results/forwarding/import-preview";
import { Badge, DataTable, Section, useLanguage, useT } from "~/ui";
import type { ImportRoutePage } from "./route";

type Dossier = ImportRoutePage["dossiers"][number];

/** Each dossier of the archive with what taking it in comes to; those that can come are ticked. */
export function Dossiers({ page, ticked }: { page: ImportRoutePage; ticked: readonly string[] | null }) {
  const t = useT("forwarding");
  const { contestId, dossiers } = page;
  const isTicked = ({ code, earlier }: Dossier) => (ticked ? ticked.includes(code) : earlier === null);
  return (
    <Section title={t("import.dossiers", { count: dossiers.length })}>
      <DataTable
        caption={t("import.dossiers", { count: dossiers.length })}
        rows={dossiers}
        rowKey={({ code }) => code}
        columns={[
          {
            key: "tick",
            header: <span className="sr-only">{t("import.take-in")}</span>,
            align: "center",
            cell: (row) =>
              isThere(row) ? null : (
                <input
                  type="checkbox"
                  name="entry"
                  value={row.code}
                  defaultChecked={isTicked(row)}
                  aria-label={t("choose.tick", { code: row.code })}
                />
              ),
          },
          {
            key: "entry",
            header: t("column.entry"),
            rowHeader: true,
            cell: ({ code, title, result, origin, earlier }) => (
              <>
                {title || code}
                <span className="mt-1 block text-sm font-normal text-muted">
                  <span className="figures">{code}</span>
                  {result?.prize ? ` · ${result.prize}` : ""}
                </span>
                {origin ? (
                  <span className="block text-sm font-normal text-muted">
                    {t("origin.earlier", { contest: origin.contest, code: origin.code })}
                  </span>
                ) : null}
                {earlier ? <Earlier contestId={contestId} earlier={earlier} /> : null}
              </>
            ),
          },
          {
            key: "what",
            header: t("import.contains"),
            cell: ({ members, withheld, foreseen }) =>
              foreseen ? (
                <>
                  <span className="block whitespace-nowrap">{t("import.members", { count: members })}</span>
                  <span className="block whitespace-nowrap">{t("import.files", { count: foreseen.files })}</span>
                  {withheld.people > 0 ? (
                    <span className="block text-sm text-muted">{t("import.withheld", { count: withheld.people })}</span>
                  ) : null}
                </>
              ) : (
                "–"
              ),
          },
          { key: "notes", header: t("import.notes"), cell: (row) => <Notes dossier={row} /> },
        ]}
      />
    </Section>
  );
}

function Earlier({ contestId, earlier }: { contestId: string; earlier: NonNullable<Dossier["earlier"]> }) {
  const t = useT("forwarding");
  const says = earlier.own ? "own" : earlier.samePlace ? "same-place" : "same-content";
  return (
    <span className="mt-1 block font-normal">
      <Badge tone={earlier.own ? "success" : "warning"}>{t(`earlier.${says}`)}</Badge>{" "}
      <Link className="link figures" to={paths.screenEntry(contestId, earlier.entryId)}>
        {earlier.code}
      </Link>
    </span>
  );
}

/** What does not come along, what is missing here, what was missing there. */
function Notes({ dossier: { foreseen, missing, refused, withheld } }: { dossier: Dossier }) {
  const t = useT("forwarding");
  const language = useLanguage();
  if (!foreseen) return null;
  const { lost, lacking, hasField } = foreseen;
  const nothing = lost.length + lacking.length + missing.length + refused.length + withheld.files.length === 0;
  if (nothing && hasField) return <Badge tone="success">{t("import.fits")}</Badge>;
  return (
    <>
      {hasField ? null : <Badge tone="danger">{t("import.no-field")}</Badge>}
      <Folded label={t("import.lost", { count: lost.length })} count={lost.length}>
        {lost.map(({ code, label, value }, index) => (
          <li key={index} className="break-words">
            {t(`lost.${code}`, { label, value })}
          </li>
        ))}
      </Folded>
      <Folded label={t("import.lacking", { count: lacking.length })} count={lacking.length}>
        {lacking.map(({ label, part }, index) => (
          <li key={index}>{label || t(`part.${part}`)}</li>
        ))}
      </Folded>
      <Folded
        label={t("import.not-there", { count: missing.length + withheld.files.length + refused.length })}
        count={missing.length + withheld.files.length + refused.length}
      >
        {missing.map(({ filename, why }, index) => (
          <li key={`m${index}`} className="break-words">
            {filename}: {t(`missing.${why}`)}
          </li>
        ))}
        {withheld.files.map(({ why }, index) => (
          <li key={`w${index}`}>{t(`withheld.${why}`)}</li>
        ))}
        {refused.map(({ filename, code, max }, index) => (
          <li key={`r${index}`} className="break-words">
            {filename}: {t(`units:files.why.${code}`, { max: max > 0 ? formatBytes(max, language) : "" })}
          </li>
        ))}
      </Folded>
    </>
  );
}

function Folded({ label, count, children }: { label: string; count: number; children: ReactNode }) {
  if (count === 0) return null;
  return (
    <details className="mt-1 text-sm">
      <summary className="link cursor-pointer">{label}</summary>
      <ul className="mt-1 list-disc space-y-1 pl-5">{children}</ul>
    </details>
  );
}
