import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { publicReceipt } from "~/entries/receipt.server";
import { paths } from "~/paths";
import { formatBytes } from "~/platform/format";
import { loaderHeaders, notFound } from "~/platform/http.server";
import { Alert, DataTable, DefinitionList, Page, Section, useLanguage, useT, When, type Translate } from "~/ui";

export const handle = {
  noScript: true,
  title: (receipt: { code: string } | undefined, t: Translate) =>
    receipt && t("receipt:page-title", { code: receipt.code }),
};

export const headers = loaderHeaders;

export async function loader({ params }: LoaderFunctionArgs) {
  const receipt = await publicReceipt(params["token"] ?? "");
  if (!receipt) return notFound();
  // The address is the only secret: no search engine and no other site learns it.
  return data(receipt, {
    headers: {
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex",
    },
  });
}

export default function ReceiptRoute() {
  const receipt = useLoaderData<typeof loader>();
  const t = useT("receipt");
  const language = useLanguage();
  const { standing, timeZone, files } = receipt;
  return (
    <Page title={t("title")} lead={t("lead")} width="text">
      <Alert
        tone={standing === "current" ? "success" : "warning"}
        title={t(`standing.${standing}`)}
      />
      <DefinitionList
        items={[
          {
            term: t("submitted-at"),
            description: (
              <strong>
                <When at={receipt.submittedAt} time seconds zone={timeZone} />
              </strong>
            ),
          },
          { term: t("code"), description: <strong className="figures">{receipt.code}</strong> },
          {
            term: t("contest"),
            description: (
              <Link to={paths.contest(receipt.contestSlug)}>{receipt.contestTitle}</Link>
            ),
          },
          { term: t("number"), description: receipt.number },
          {
            term: t("digest"),
            description: <code className="break-all text-sm">{receipt.sha256}</code>,
          },
        ]}
      />
      <Section title={t("files")} lead={t("compare")}>
        {files.length === 0 ? (
          <p>{t("no-files")}</p>
        ) : (
          <DataTable
            caption={t("files")}
            rows={files.map((file, index) => ({ ...file, number: index + 1 }))}
            rowKey={({ number }) => String(number)}
            columns={[
              {
                key: "file",
                header: t("files"),
                rowHeader: true,
                cell: ({ number }) => t("file", { number }),
              },
              {
                key: "size",
                header: t("size"),
                align: "end",
                cell: ({ size }) => (
                  <span className="whitespace-nowrap">{formatBytes(size, language)}</span>
                ),
              },
              {
                key: "sha256",
                header: "SHA-256",
                cell: ({ sha256 }) => <code className="break-all text-sm">{sha256}</code>,
              },
            ]}
          />
        )}
      </Section>
    </Page>
  );
}
