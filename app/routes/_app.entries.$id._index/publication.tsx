import { Link } from "@remix-run/react";
import { ConsentBadge } from "~/entries/members/consent-badge";
import { ConsentPurposes } from "~/entries/members/consent-purposes";
import { paths } from "~/paths";
import { Alert, AppForm, Badge, HiddenField, LinkButton, Section, SubmitButton, useT } from "~/ui";
import type { EntryAnswer, EntryPage } from "./route";

type Asked = NonNullable<EntryPage["publication"]>;

/** What is published about the authors: asked here of whoever is one, told of the others with the way to ask them. */
export function Publication({
  entry,
  asked,
  answer,
}: {
  entry: EntryPage;
  asked: Asked;
  answer: EntryAnswer;
}) {
  const t = useT("consent");
  const { self, others, mayAsk } = asked;
  if (!self && others.length === 0) return null;
  return (
    <Section
      id="publication"
      title={t("publication.title")}
      lead={t("publication.lead")}
      actions={<LinkButton to={paths.entryPeople(entry.id)}>{t("publication.people")}</LinkButton>}
    >
      <div className="grid gap-6">
        {entry.answered ? <Alert tone="success" title={t("publication.saved")} /> : null}
        {self ? <Self asked={asked} self={self} answer={answer} /> : null}
        {others.length > 0 ? (
          <ul className="grid gap-3">
            {others.map(({ id, name, published, isAnswered }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                <span className="font-semibold">{name}</span>
                <Badge tone={published ? "success" : isAnswered ? "neutral" : "warning"}>
                  {t(published ? "publication.named" : isAnswered ? "publication.unnamed" : "publication.silent")}
                </Badge>
                {mayAsk && !isAnswered ? (
                  <Link className="link" to={paths.entryMember(entry.id, id)}>
                    {t("publication.ask", { name })}
                  </Link>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
        {self ? null : <p className="help">{t("publication.not-you")}</p>}
      </div>
    </Section>
  );
}

/** Open until it is answered; afterwards what was said, and the way to change it. */
function Self({
  asked: { own },
  self,
  answer,
}: {
  asked: Asked;
  self: NonNullable<Asked["self"]>;
  answer: EntryAnswer;
}) {
  const t = useT("consent");
  const faulty = answer && "faults" in answer ? answer : null;
  const form = (
    <AppForm faults={faulty?.faults} values={faulty?.values ?? own} namespace="consent">
      <HiddenField name="memberId" value={self.id} />
      <ConsentPurposes giver="SELF" purposes={self.purposes} required />
      <div className="actions">
        <SubmitButton
          intent="answer-self"
          variant={self.isAnswered ? "secondary" : "primary"}
        >
          {t("member.self.submit")}
        </SubmitButton>
      </div>
    </AppForm>
  );
  return (
    <div className="card grid gap-4">
      <h3 className="font-semibold">{t("publication.self", { name: self.name })}</h3>
      {self.isAnswered ? (
        <>
          <ul className="grid gap-2">
            {self.purposes.map(({ id, label, status }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
                {label} <ConsentBadge status={status} />
              </li>
            ))}
          </ul>
          <details open={faulty !== null}>
            <summary className="cursor-pointer py-1 text-accent">{t("publication.change")}</summary>
            <div className="mt-4">{form}</div>
          </details>
        </>
      ) : (
        <>
          <p>{t("publication.free")}</p>
          {form}
        </>
      )}
    </div>
  );
}
