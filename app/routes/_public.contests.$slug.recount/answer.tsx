import { formatDecimal, formatInteger } from "~/platform/format";
import type { Counted } from "~/results/public/recount-talk";
import { Alert, DataTable, useLanguage, useT } from "~/ui";

/** Equal, different and where, or no right file. */
export function Answer({
  counted: { sha256, seconds, outcome },
  page,
}: {
  counted: Counted;
  page: { readonly contestId: string; readonly bundleSha256: string };
}) {
  const t = useT("recount");
  const language = useLanguage();
  const isPublished = sha256 === page.bundleSha256;
  const hash = (
    <p>
      {t(isPublished ? "answer.same-file" : "answer.other-file")} <code className="text-sm break-all">{sha256}</code>
    </p>
  );
  if (outcome.kind === "invalid")
    return (
      <>
        <Alert tone="danger" title={t("answer.invalid", { count: outcome.count })}>
          {hash}
        </Alert>
        <ul className="list-disc space-y-1 pl-5 text-sm">
          {outcome.problems.map(({ path, code, detail }, index) => (
            <li key={index}>
              <code className="break-all">{[path, code, detail].filter(Boolean).join(" · ")}</code>
            </li>
          ))}
        </ul>
      </>
    );
  const { ok, count, differences, entries, sheets, judges } = outcome;
  const number = (value: number) => formatInteger(value, language);
  return (
    <>
      <Alert tone={ok ? "success" : "danger"} title={ok ? t("answer.equal") : t("answer.different", { count })}>
        <p>
          {t("answer.counted", {
            sheets: number(sheets),
            judges: number(judges),
            entries: number(entries),
            seconds: formatDecimal(seconds.toFixed(1), language),
          })}
        </p>
        {outcome.title === "" || outcome.contestId === page.contestId ? null : <p>{t("answer.other-contest", { title: outcome.title })}</p>}
        {hash}
      </Alert>
      {differences.length > 0 ? (
        <DataTable
          dense
          caption={t("differences.title")}
          captionVisible
          rows={differences.map((difference, index) => ({ ...difference, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            { key: "entry", header: t("differences.entry"), rowHeader: true, cell: ({ entry }) => entry },
            { key: "field", header: t("differences.field"), cell: ({ field }) => t(`differences.of.${field}`) },
            { key: "path", header: t("differences.path"), labelled: true, cell: ({ path }) => <code className="break-all">{path}</code> },
            { key: "published", header: t("differences.published"), labelled: true, cell: ({ published }) => <Value of={published} /> },
            { key: "computed", header: t("differences.computed"), labelled: true, cell: ({ computed }) => <Value of={computed} /> },
          ]}
        />
      ) : null}
      {count > differences.length ? <p>{t("differences.more", { count: count - differences.length })}</p> : null}
    </>
  );
}

const LONGEST = 200;

function Value({ of }: { of: unknown }) {
  const text = of === null ? "–" : typeof of === "string" ? of : JSON.stringify(of);
  return <code className="break-all">{text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}</code>;
}
