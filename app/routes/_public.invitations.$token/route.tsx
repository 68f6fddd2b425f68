import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { admitJudge } from "~/judging/panels/panels.server";
import { paths } from "~/paths";
import { acceptInvitation, invitationByToken } from "~/people/invitations.server";
import { actorOf, contextOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { notFound, refuse } from "~/platform/http.server";
import { Alert, DefinitionList, LinkButton, Page, SubmitButton, useT, When } from "~/ui";

export const handle = { title: "people:invitation.title" };
export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const [invitation, actor] = await Promise.all([
    invitationByToken(token, now()),
    actorOf(request),
  ]);
  if (!invitation) return notFound();
  return {
    token,
    invitation,
    signedInAs: actor?.email ?? null,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const accepted = await acceptInvitation(
    ctx,
    { token: params["token"] ?? "" },
    { onJudge: admitJudge },
  );
  if (!accepted.ok) {
    if (accepted.code === "hidden") refuse(request, accepted.code);
    return data({ code: accepted.code }, { status: 409 });
  }
  const { role, contestId } = accepted.value;
  if (contestId === null || role === "UNIT_COORDINATOR") return redirect(paths.start());
  return redirect(
    role === "JUDGE" || role === "PANEL_CHAIR"
      ? paths.judgeContest(contestId)
      : paths.manageContest(contestId),
  );
}

export default function Invitation() {
  const { token, invitation, signedInAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  const { status, role, email, inviter, organisation, contest, unit, expiresAt } = invitation;
  const here = paths.invitation(token);
  const otherAddress = signedInAs !== null && signedInAs !== email;
  return (
    <Page
      title={t("invitation.title")}
      lead={t("invitation.lead", {
        inviter,
        role: t(`role.${role}`),
        place: contest ?? organisation,
      })}
      width="text"
    >
      {answer?.code === "other-address" || (status === "open" && otherAddress) ? (
        <Alert tone="warning" title={t("invitation.other-address.title")}>
          {t("invitation.other-address.text", { email, signedInAs: signedInAs ?? "" })}
        </Alert>
      ) : null}
      {status !== "open" ? (
        <Alert tone="warning" title={t(`invitation.${status}.title`)}>
          {t(`invitation.${status}.text`)}
        </Alert>
      ) : null}
      <DefinitionList
        items={[
          { term: t("invitation.organisation"), description: organisation },
          ...(contest ? [{ term: t("invitation.contest"), description: contest }] : []),
          ...(unit ? [{ term: t("field.unit-represented"), description: unit }] : []),
          { term: t("field.role"), description: t(`role.${role}`) },
          { term: t("invitation.for"), description: email },
          { term: t("invitation.until"), description: <When at={expiresAt} time /> },
        ]}
      />
      {status === "open" ? <Accept {...{ here, signedInAs, otherAddress }} /> : null}
    </Page>
  );
}

function Accept({
  here,
  signedInAs,
  otherAddress,
}: {
  here: string;
  signedInAs: string | null;
  otherAddress: boolean;
}) {
  const t = useT("people");
  if (otherAddress) {
    return (
      <Form method="post" action={paths.signOut()} className="actions">
        <SubmitButton variant="secondary">{t("invitation.sign-out")}</SubmitButton>
      </Form>
    );
  }
  if (signedInAs === null) {
    return (
      <>
        <p>{t("invitation.account-first")}</p>
        <div className="actions">
          <LinkButton variant="primary" to={paths.signIn(here)}>
            {t("sign-in.title")}
          </LinkButton>
          <LinkButton to={paths.signUp(here)}>{t("sign-up.title")}</LinkButton>
        </div>
      </>
    );
  }
  return (
    <Form method="post" className="actions">
      <SubmitButton>{t("invitation.accept")}</SubmitButton>
    </Form>
  );
}
