import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { paths } from "~/paths";
import { OrganisationFields } from "~/people/organisation-fields";
import { createOrganisation, organisationsFor } from "~/people/organisations.server";
import { contextOf, requireActor } from "~/people/request.server";
import { newOrganisationSchema } from "~/people/roles";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { AppForm, Page, SubmitButton, TextField, useT } from "~/ui";

export const handle = { title: "people:organisations.new" };

export async function loader({ request }: LoaderFunctionArgs) {
  const allowed = await organisationsFor(await requireActor(request));
  if (!allowed.ok) return refuse(request, allowed.code);
  return null;
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const form = parseForm(newOrganisationSchema, await request.formData());
  if (!form.ok) return data({ faults: form.faults, values: form.values }, { status: 400 });
  const made = await createOrganisation(ctx, form.value);
  if (made.ok) return redirect(paths.managePeople(made.value.id));
  if (made.code !== "invalid") return refuse(request, made.code);
  return data({ faults: made.faults ?? [], values: form.value }, { status: 400 });
}

export default function NewOrganisation() {
  const answer = useActionData<typeof action>();
  const t = useT("people");
  return (
    <Page title={t("organisations.new")} lead={t("organisations.new-lead")} width="text">
      <AppForm
        schema={newOrganisationSchema}
        faults={answer?.faults}
        values={answer?.values}
        namespace="people"
        labels={{ name: t("field.organisation"), shortName: t("field.short-name"), province: t("field.province") }}
      >
        <OrganisationFields />
        <TextField
          name="organiserEmail"
          type="email"
          autoComplete="off"
          label={t("organisations.organiser")}
          help={t("organisations.organiser-help")}
          required
        />
        <div className="actions">
          <SubmitButton>{t("organisations.create")}</SubmitButton>
        </div>
      </AppForm>
    </Page>
  );
}
