import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { templatesPage } from "~/documents/templates/templates.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Badge, DataTable, LinkButton, Page, useT } from "~/ui";

export const handle = { title: "templates:title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor } = await contextOf(request);
  const page = await templatesPage(actor, params["organisationId"] ?? "");
  return page.ok ? page.value : refuse(request, page.code);
}

export default function TemplatesRoute() {
  const { organisation, kinds } = useLoaderData<typeof loader>();
  const t = useT("templates");
  return (
    <Page
      title={t("title")}
      eyebrow={organisation.name}
      lead={t("lead")}
      width="text"
      actions={
        <LinkButton variant="quiet" to={paths.letterhead(organisation.id)}>
          {t("official:letterhead.title")}
        </LinkButton>
      }
    >
      <DataTable
        caption={t("title")}
        rows={kinds}
        rowKey={({ kind }) => kind}
        columns={[
          {
            key: "kind",
            header: t("column.kind"),
            rowHeader: true,
            cell: ({ kind }) => (
              <Link className="link" to={paths.template(organisation.id, kind)}>
                {t(`official:kind.${kind}.title`)}
              </Link>
            ),
          },
          {
            key: "form",
            header: t("column.form"),
            cell: ({ inUse }) =>
              inUse > 0 ? (
                <Badge tone="success">{t("in-use", { number: inUse })}</Badge>
              ) : (
                <span className="text-muted">{t("built-in")}</span>
              ),
          },
          {
            key: "versions",
            header: t("column.versions"),
            align: "end",
            cell: ({ versions }) => versions,
          },
        ]}
      />
    </Page>
  );
}
