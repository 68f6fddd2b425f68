import { paths } from "~/paths";
import { Confirmation, LinkButton, Section, useT } from "~/ui";
import type { RequestData } from "./route";
import { EraseForm } from "./settle-form";

/** What can be done for the person once it is known who asks and about whom. */
export function Actions({ request }: { request: RequestData }) {
  const t = useT("rights");
  const { organisationId, id, entry, person, proof } = request;
  if (!entry && request.account && request.kind === "DELETE" && proof === "ACCOUNT")
    return (
      <Section title={t("request.do")}>
        <Erase request={request} label={t("request.close")} warning={t("request.close-warning")} />
      </Section>
    );
  if (!entry || !person || proof === "UNCHECKED") return null;
  return (
    <Section title={t("request.do")}>
      <div className="actions">
        <LinkButton to={paths.dataRequestFile(organisationId, id)} reloadDocument>
          {t("request.export")}
        </LinkButton>
        {entry.state === "DRAFT" ? null : (
          <LinkButton to={paths.screenEntry(entry.contestId, entry.id)}>
            {t("request.to-entry")}
          </LinkButton>
        )}
      </div>
      {request.kind === "DELETE" ? (
        <div className="mt-6">
          <Erase request={request} label={t("request.erase")} warning={t("request.erase-warning")} />
        </div>
      ) : null}
    </Section>
  );
}

function Erase({ request, label, warning }: { request: RequestData; label: string; warning: string }) {
  const t = useT("rights");
  if (request.whyNotErase !== null) return <p className="text-muted">{t("request.role")}</p>;
  return (
    <Confirmation label={label} warning={warning}>
      <EraseForm />
    </Confirmation>
  );
}
