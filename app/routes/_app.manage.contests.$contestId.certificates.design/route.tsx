import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { designPage } from "~/documents/certificates/design.server";
import { previewDesign } from "~/documents/certificates/preview.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { answerDesignForm, type DesignAnswer } from "./answer";
import { DesignForm } from "./design-form";
import { Pictures } from "./pictures";

export const handle = { title: "certificates:design.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const page = await designPage(ctx, contestId);
  if (!page.ok) return refuse(request, page.code);
  const preview = await previewDesign(ctx, contestId, page.value.design, "usual");
  return {
    ...page.value,
    picture: preview.ok ? preview.value.picture : null,
    saved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  return answerDesignForm(request, await contextOf(request), params["contestId"] ?? "");
}

/** A preview changes nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("intent") === "preview" ? false : defaultShouldRevalidate;

export type DesignPage = ReturnType<typeof useLoaderData<typeof loader>>;

export default function DesignRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() as DesignAnswer | undefined;
  const t = useT("certificates");
  const { contestId, saved, version } = page;
  const trouble = answer && answer.code !== "invalid" && answer.code !== "previewed" ? answer : null;
  return (
    <>
      <Section
        title={t("design.title")}
        lead={t("design.lead")}
        actions={
          <LinkButton to={paths.certificates(contestId)} variant="quiet">
            {t("design.back")}
          </LinkButton>
        }
      >
        <div className="grid gap-4">
          {saved && !answer ? <Alert tone="success" title={t("design.saved")} /> : null}
          {trouble ? (
            <Alert tone="danger" title={t(`design.answer.${trouble.code}`)}>
              {trouble.code === "conflict" ? t("design.answer.conflict-help") : null}
            </Alert>
          ) : null}
          <DesignForm key={version} page={page} answer={answer?.about === "design" ? answer : undefined} />
        </div>
      </Section>
      <Section title={t("pictures.title")} lead={t("pictures.lead")} id="pictures">
        <Pictures page={page} answer={answer?.about === "background" || answer?.about === "logo" ? answer : undefined} />
      </Section>
    </>
  );
}
