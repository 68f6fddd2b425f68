import { LinkButton } from "./button";
import { useT } from "./i18n";
import { Page } from "./page";
import { useErrorReference } from "./request-info";

/** Why a request was refused, in the catalogue's words for its code, and what to do now. */
export function ErrorPage({
  refusal,
  home,
  signIn,
  work,
}: {
  refusal: string;
  home: string;
  signIn?: string | undefined;
  /** Where whoever was at work goes on. */
  work?: string | undefined;
}) {
  const t = useT("refusal");
  return (
    <Page
      width="text"
      title={t([`title.${refusal}`, "title.other"])}
      lead={t([`help.${refusal}`, "help.other"])}
    >
      <p className="actions">
        {signIn ? (
          <LinkButton to={signIn} variant="primary" reloadDocument>
            {t("to-sign-in")}
          </LinkButton>
        ) : null}
        {work ? (
          <LinkButton to={work} variant="primary" reloadDocument>
            {t("to-work")}
          </LinkButton>
        ) : null}
        <LinkButton to={home} variant={signIn || work ? "secondary" : "primary"} reloadDocument>
          {t("to-home")}
        </LinkButton>
      </p>
    </Page>
  );
}

/** Something broke on our side: says so, with the number under which it is logged. */
export function ServerErrorPage({ home }: { home: string }) {
  const t = useT("refusal");
  const reference = useErrorReference();
  return (
    <Page width="text" title={t("server-error.title")} lead={t("server-error.help")}>
      {reference ? (
        <p>
          <span className="text-muted">{t("server-error.reference")}</span>
          <br />
          <code className="figures text-xl font-semibold">{reference}</code>
        </p>
      ) : null}
      <p className="actions">
        <LinkButton to={home} variant="primary" reloadDocument>
          {t("to-home")}
        </LinkButton>
      </p>
    </Page>
  );
}
