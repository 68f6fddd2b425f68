import { paths } from "~/paths";
import { Alert, LinkButton, useT } from "~/ui";

/** Before the first sheet: what binds the judge to whom. Afterwards only that it was just signed. */
export function DeclareFirst({
  contestId,
  declared,
  justSigned,
}: {
  contestId: string;
  declared: boolean;
  justSigned: boolean;
}) {
  const t = useT("conflicts");
  if (declared) return justSigned ? <Alert tone="success" title={t("queue.signed")} /> : null;
  return (
    <Alert tone="warning" title={t("queue.title")}>
      <p>{t("queue.text")}</p>
      <p className="mt-3">
        <LinkButton variant="primary" to={paths.declaration(contestId)}>
          {t("queue.open")}
        </LinkButton>
      </p>
    </Alert>
  );
}
