import { Link } from "@remix-run/react";
import { paths } from "~/paths";
import { Alert, DefinitionList, useT, When } from "~/ui";
import { CERTIFICATE_TONES } from "./state-tones";
import type { CheckedCertificate } from "./check.server";

/** What the public is told of a certificate: whether it holds, and what of it is public. */
export function CheckedView({ found }: { found: CheckedCertificate | null }) {
  const t = useT("certificates");
  if (!found)
    return (
      <Alert tone="warning" title={t("check.unknown.title")}>
        {t("check.unknown.text")}
      </Alert>
    );
  const { state, names, unnamed, timeZone } = found;
  return (
    <div className="grid gap-6">
      <Alert tone={CERTIFICATE_TONES[state]} title={t(`check.${state}.title`)}>
        <p>
          {t(`check.${state}.text`)}{" "}
          {found.revokedAt ? <When at={found.revokedAt} zone={timeZone} /> : null}
          {found.replacedBy ? (
            <Link className="link figures" to={paths.certificateCheck(found.replacedBy.code)}>
              {t("check.newer", { number: found.replacedBy.number })}
            </Link>
          ) : null}
        </p>
      </Alert>
      <DefinitionList
        items={[
          { term: t("column.number"), description: <strong className="figures">{found.number}</strong> },
          {
            term: t("check.contest"),
            description: <Link to={paths.results(found.contestSlug)}>{found.contestTitle}</Link>,
          },
          { term: t("check.organisation"), description: found.organisation },
          { term: t("column.prize"), description: found.prizeLabel },
          {
            term: t("column.name"),
            description:
              names.length === 0 ? t("check.not-named") : [...names, ...(unnamed > 0 ? [t("check.unnamed", { count: unnamed })] : [])].join(", "),
          },
          ...(found.title ? [{ term: t("check.solution"), description: `${found.title} (${found.code})` }] : []),
          { term: t("one.issued-at"), description: <When at={found.issuedAt} zone={timeZone} /> },
        ]}
      />
    </div>
  );
}
