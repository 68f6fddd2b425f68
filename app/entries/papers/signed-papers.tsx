import { paths } from "~/paths";
import { Badge, LinkButton, useT } from "~/ui";
import type { EntryPapers } from "./paper-verdict.server";
import { toneOfVerdict } from "./paper-verdict";

/** Where to print the registration form, and whether the papers sent are the right ones; stands where they are sent. */
export function SignedPapers({
  entryId,
  papers: { papers },
}: {
  entryId: string;
  papers: EntryPapers;
}) {
  const t = useT("papers");
  return (
    <div className="note grid gap-3">
      <p>{t("print.text")}</p>
      <div>
        <LinkButton to={paths.registrationForm(entryId)} reloadDocument>
          {t("print.action")}
        </LinkButton>
      </div>
      {papers.length > 0 ? (
        <ul className="grid gap-3" aria-label={t("verdict.title")}>
          {papers.map(({ attachmentId, filename, verdict }) => (
            <li key={attachmentId} className="grid gap-1">
              <span className="flex flex-wrap items-center gap-2">
                <span className="min-w-0 break-words">{filename}</span>
                <Badge tone={toneOfVerdict(verdict)}>{t(`verdict.${verdict}`)}</Badge>
              </span>
              {verdict === "current" ? null : (
                <span className="text-sm text-muted">{t(`verdict.${verdict}-help`)}</span>
              )}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
