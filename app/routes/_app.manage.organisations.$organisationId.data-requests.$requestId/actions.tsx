import { paths } from "~/paths";
import { Confirmation, LinkButton, Section, useT } from "~/ui";
import type { RequestData } from "./route";
import { EraseForm } from "./settle-form";

/** What can be done for the person once it is known who asks and about whom. */
export function Actions({ request }: { request: RequestData }) {
  const t = useT("rights");
  const { organisationId, id, entry, person, proof } = request;
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
          {request.whyNotErase === null ? (
            <Confirmation label={t("request.erase")} warning={t("request.erase-warning")}>
              <EraseForm />
            </Confirmation>
          ) : (
            <p className="text-muted">{t("request.role")}</p>
          )}
        </div>
      ) : null}
    </Section>
  );
}
