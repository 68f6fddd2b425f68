import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { OrganisationFields } from "~/people/organisation-fields";
import { organisationsFor, saveOrganisation } from "~/people/organisations.server";
import { contextOf, requireActor } from "~/people/request.server";
import { organisationSchema } from "~/people/roles";
import { parseForm } from "~/platform/form";
import { notFound, refuse } from "~/platform/http.server";
import { AppForm, LinkButton, Page, SubmitButton, useT } from "~/ui";

export const handle = { title: "people:organisations.edit" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const all = await organisationsFor(await requireActor(request));
  if (!all.ok) return refuse(request, all.code);
  const organisation = all.value.find(({ id }) => id === params["organisationId"]);
  if (!organisation) return notFound();
  return { organisation };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const form = parseForm(organisationSchema, await request.formData());
  if (!form.ok) return data({ faults: form.faults, values: form.values }, { status: 400 });
  const saved = await saveOrganisation(ctx, { ...form.value, id: params["organisationId"] ?? "" });
  return saved.ok ? redirect(paths.organisations()) : refuse(request, saved.code);
}

export default function EditOrganisation() {
  const { organisation } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  return (
    <Page
      title={t("organisations.edit")}
      lead={organisation.name}
      width="text"
      actions={
        <LinkButton to={paths.managePeople(organisation.id)}>
          {t("organisations.people")}
        </LinkButton>
      }
    >
      <AppForm
        schema={organisationSchema}
        faults={answer?.faults}
        values={answer?.values ?? organisation}
        namespace="people"
      >
        <OrganisationFields />
        <div className="actions">
          <SubmitButton>{t("account.save")}</SubmitButton>
        </div>
      </AppForm>
    </Page>
  );
}
