import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { coAuthorByToken, confirmCoAuthor, declineCoAuthor } from "~/entries/members/co-authors.server";
import { paths } from "~/paths";
import { actorOf, contextOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { notFound, refuse } from "~/platform/http.server";
import { Alert, DefinitionList, LinkButton, Page, SubmitButton, useT, When } from "~/ui";

export const handle = { title: "consent:co-author.title" };
export const headers = () => ({ "Cache-Control": "no-store", "X-Robots-Tag": "noindex" });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const token = params["token"] ?? "";
  const [invitation, actor] = await Promise.all([coAuthorByToken(token, now()), actorOf(request)]);
  if (!invitation) return notFound();
  return { token, invitation, signedInAs: actor?.email ?? null };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const token = params["token"] ?? "";
  const intent = (await request.formData()).get("intent");
  if (intent === "decline") {
    const declined = await declineCoAuthor(token, now());
    if (declined.ok) return redirect(paths.coAuthor(token));
    if (declined.code === "hidden") return refuse(request, declined.code);
    return data({ code: declined.code }, { status: 409 });
  }
  const confirmed = await confirmCoAuthor(await contextOf(request), { token });
  if (confirmed.ok) return redirect(paths.entry(confirmed.value.entryId));
  if (confirmed.code === "hidden") return refuse(request, confirmed.code);
  return data({ code: confirmed.code }, { status: 409 });
}

const LATE = ["state", "too-late", "not-yet"];

export default function CoAuthorInvitation() {
  const { token, invitation, signedInAs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("consent");
  const { status, email, inviter, member, contest, title, expiresAt, timeZone } = invitation;
  const otherAddress = signedInAs !== null && signedInAs !== email;
  return (
    <Page title={t("co-author.title")} lead={t("co-author.lead", { inviter })} width="text">
      {status !== "open" ? <Alert tone="warning" title={t(`co-author.status.${status}`)} /> : null}
      {status === "open" && otherAddress ? (
        <Alert tone="warning" title={t("co-author.other-address", { email, signedInAs })} />
      ) : null}
      {answer && LATE.includes(answer.code) ? (
        <Alert tone="danger" title={t("co-author.late")} />
      ) : null}
      <DefinitionList
        items={[
          { term: t("co-author.entry"), description: title || t("co-author.untitled") },
          { term: t("co-author.contest"), description: contest },
          ...(member ? [{ term: t("co-author.member"), description: member }] : []),
          { term: t("co-author.for"), description: email },
          { term: t("co-author.until"), description: <When at={expiresAt} time zone={timeZone} /> },
        ]}
      />
      {status === "open" ? (
        <>
          <p>
            {signedInAs === null ? t("co-author.account-first", { email }) : t("co-author.what")}
          </p>
          <Answer {...{ token, signedInAs, otherAddress }} />
        </>
      ) : null}
    </Page>
  );
}

function Answer({
  token,
  signedInAs,
  otherAddress,
}: {
  token: string;
  signedInAs: string | null;
  otherAddress: boolean;
}) {
  const t = useT("consent");
  const here = paths.coAuthor(token);
  return (
    <div className="actions">
      {signedInAs === null ? (
        <>
          <LinkButton variant="primary" to={paths.signIn(here)}>
            {t("people:sign-in.title")}
          </LinkButton>
          <LinkButton to={paths.signUp(here)}>{t("people:sign-up.title")}</LinkButton>
        </>
      ) : otherAddress ? (
        <Form method="post" action={paths.signOut()}>
          <SubmitButton variant="secondary">{t("co-author.sign-out")}</SubmitButton>
        </Form>
      ) : (
        <Form method="post">
          <SubmitButton intent="confirm">{t("co-author.accept")}</SubmitButton>
        </Form>
      )}
      <Form method="post">
        <SubmitButton intent="decline" variant="secondary">
          {t("co-author.decline")}
        </SubmitButton>
      </Form>
    </div>
  );
}
