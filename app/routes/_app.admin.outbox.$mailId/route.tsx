import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { mailFor } from "~/people/administration.server";
import { MAIL_TONES } from "~/people/mail-tones";
import { requireActor } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { Alert, Badge, Card, DefinitionList, LinkButton, Page, useT, When } from "~/ui";

export const handle = { title: "people:outbox.one" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const mail = await mailFor(await requireActor(request), params["mailId"] ?? "");
  if (!mail.ok) return refuse(request, mail.code);
  return {
    mail: mail.value,
    parts: mail.value.text?.split(/(https?:\/\/\S+)/) ?? null,
  };
}

export default function OneMail() {
  const { mail, parts } = useLoaderData<typeof loader>();
  const t = useT("people");
  return (
    <Page
      title={mail.subject}
      eyebrow={t("outbox.one")}
      width="text"
      actions={<LinkButton to={paths.outbox()}>{t("outbox.back")}</LinkButton>}
    >
      <DefinitionList
        items={[
          { term: t("outbox.to"), description: mail.to },
          {
            term: t("people.status"),
            description: (
              <Badge tone={MAIL_TONES[mail.state]}>{t(`outbox.state.${mail.state}`)}</Badge>
            ),
          },
          { term: t("outbox.at"), description: <When at={mail.createdAt} time /> },
          ...(mail.sentAt
            ? [{ term: t("outbox.sent-at"), description: <When at={mail.sentAt} time /> }]
            : []),
        ]}
      />
      {mail.error ? (
        <Alert tone="danger" title={t("outbox.error")}>
          {mail.error}
        </Alert>
      ) : null}
      {parts ? (
        <Card className="whitespace-pre-line break-words">
          {parts.map((part, index) =>
            index % 2 === 1 ? (
              <a key={index} href={part} className="break-all">
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </Card>
      ) : (
        <p className="text-muted">{t("outbox.not-shown")}</p>
      )}
    </Page>
  );
}
