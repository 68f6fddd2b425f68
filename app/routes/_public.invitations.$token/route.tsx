import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { judgingHooks } from "~/judging/panels/admit-judge.server";
import { paths } from "~/paths";
import { declineInvitation } from "~/people/decline.server";
import { acceptInvitation, invitationByToken } from "~/people/invitations.server";
import { actorOf, contextOf } from "~/people/request.server";
import { declineSchema, isJudging, MAX_DECLINE } from "~/people/roles";
import { now } from "~/platform/clock.server";
import { parseForm } from "~/platform/form";
import { notFound, refuse } from "~/platform/http.server";
import type { Fault } from "~/platform/result";
import {
  Alert,
  AppForm,
  DefinitionList,
  LinkButton,
  Page,
  SubmitButton,
  TextAreaField,
  useT,
  When,
} from "~/ui";

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
  const token = params["token"] ?? "";
  const form = await request.formData();
  if (form.get("intent") === "decline") return decline(request, token, form);
  const accepted = await acceptInvitation(await contextOf(request), { token }, judgingHooks);
  if (!accepted.ok) {
    if (accepted.code === "hidden") refuse(request, accepted.code);
    return data({ code: accepted.code, faults: NO_FAULTS }, { status: 409 });
  }
  const { role, contestId } = accepted.value;
  if (contestId === null || role === "UNIT_COORDINATOR") return redirect(paths.start());
  // Who is to score says first what binds them to whom.
  return redirect(
    isJudging(role) ? paths.declaration(contestId) : paths.manageContest(contestId),
  );
}

const NO_FAULTS: readonly Fault[] = [];

/** The link is enough for it: nobody needs an account in order to say no. */
async function decline(request: Request, token: string, form: FormData) {
  const parsed = parseForm(declineSchema, form);
  if (!parsed.ok) return data({ code: "invalid", faults: parsed.faults }, { status: 400 });
  const actor = await actorOf(request);
  const declined = await declineInvitation(
    { now: now(), userId: actor?.userId ?? null },
    { token, reason: parsed.value.reason ?? "" },
  );
  if (declined.ok) return redirect(paths.invitation(token));
  if (declined.code === "hidden") refuse(request, declined.code);
  return data({ code: declined.code, faults: NO_FAULTS }, { status: 409 });
}

export default function Invitation() {
  const { token, invitation, signedInAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("people");
  const { status, role, email, inviter, organisation, contest, unit, panel, expiresAt } = invitation;
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
      {answer?.code === "runs-blind-contest" || answer?.code === "scores-blind-contest" ? (
        <Alert tone="danger" title={t(`invitation.${answer.code}.title`)}>
          {t(`invitation.${answer.code}.text`)}
        </Alert>
      ) : null}
      {status !== "open" ? (
        <Alert tone={status === "declined" ? "info" : "warning"} title={t(`invitation.${status}.title`)}>
          {t(`invitation.${status}.text`)}
        </Alert>
      ) : null}
      <DefinitionList
        items={[
          { term: t("invitation.organisation"), description: organisation },
          ...(contest ? [{ term: t("invitation.contest"), description: contest }] : []),
          ...(unit ? [{ term: t("field.unit-represented"), description: unit }] : []),
          { term: t("field.role"), description: t(`role.${role}`) },
          ...(panel ? [{ term: t("invitation.panel"), description: panel }] : []),
          { term: t("invitation.for"), description: email },
          { term: t("invitation.until"), description: <When at={expiresAt} time /> },
        ]}
      />
      {status === "open" ? (
        <>
          <Accept {...{ here, signedInAs, otherAddress }} />
          <Decline faults={answer?.faults ?? NO_FAULTS} />
        </>
      ) : null}
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
      <SubmitButton intent="accept">{t("invitation.accept")}</SubmitButton>
    </Form>
  );
}

function Decline({ faults }: { faults: readonly Fault[] }) {
  const t = useT("people");
  return (
    <details open={faults.length > 0}>
      <summary className="link">{t("invitation.decline-open")}</summary>
      <AppForm schema={declineSchema} faults={faults} className="mt-4">
        <TextAreaField
          name="reason"
          label={t("invitation.decline-reason")}
          help={t("invitation.decline-help")}
          rows={3}
          maxLength={MAX_DECLINE}
        />
        <SubmitButton intent="decline" variant="secondary">
          {t("invitation.decline")}
        </SubmitButton>
      </AppForm>
    </details>
  );
}
