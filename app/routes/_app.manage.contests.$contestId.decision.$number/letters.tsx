import { Form } from "@remix-run/react";
import { paths } from "~/paths";
import { Badge, Count, Section, SubmitButton, useT, When } from "~/ui";
import type { DecisionPage } from "./route";

/** The letters to those refused and to those accepted: to read before they leave, to send, to print. */
export function Letters({ decision }: { decision: DecisionPage }) {
  const t = useT("screening");
  const { contestId, number, entries, whyNotSend } = decision;
  const waiting = entries.filter(({ sentAt }) => sentAt === null);
  const refused = entries.filter(({ outcome }) => outcome === "INELIGIBLE");
  const send = (to: "refused" | "all", count: number, primary: boolean) =>
    count === 0 ? null : (
      <Form method="post">
        <input type="hidden" name="to" value={to} />
        <SubmitButton variant={primary ? "primary" : "secondary"}>
          {t(`eligibility.send-${to}`, { count })}
        </SubmitButton>
      </Form>
    );
  const waitingRefused = waiting.filter(({ outcome }) => outcome === "INELIGIBLE").length;
  return (
    <div className="no-print">
      <Section id="letters" title={t("eligibility.letters")} lead={t("eligibility.letters-help")}>
        <div className="actions">
          {whyNotSend === null ? (
            <>
              {send("refused", waitingRefused, true)}
              {send("all", waiting.length, waitingRefused === 0)}
            </>
          ) : null}
          {refused.length > 0 ? (
            <a className="button button-quiet" href={paths.lettersPdf(contestId, number)}>
              {t("eligibility.print-refused")}
            </a>
          ) : null}
          <a className="button button-quiet" href={`${paths.lettersPdf(contestId, number)}?to=all`}>
            {t("eligibility.print-all")}
          </a>
        </div>
        {(["INELIGIBLE", "ELIGIBLE"] as const).map((outcome) => (
          <Group key={outcome} decision={decision} outcome={outcome} />
        ))}
      </Section>
    </div>
  );
}

function Group({
  decision,
  outcome,
}: {
  decision: DecisionPage;
  outcome: "ELIGIBLE" | "INELIGIBLE";
}) {
  const t = useT("screening");
  const { contestId, number, timeZone } = decision;
  const entries = decision.entries.filter((entry) => entry.outcome === outcome);
  if (entries.length === 0) return null;
  return (
    <details className="outcome">
      <summary>
        <span>{t(`entries:state.${outcome}`)}</span> <Count value={entries.length} />
      </summary>
      <ul className="grid gap-4">
        {entries.map(({ entryId, code, title, mail, sentAt }) => (
          <li key={entryId}>
            <p>
              <span className="figures">{code}</span> {title}{" "}
              {sentAt === null ? (
                <Badge>{t("eligibility.not-sent")}</Badge>
              ) : (
                <Badge tone="success">
                  {t("eligibility.sent")} <When at={sentAt} time zone={timeZone} />
                </Badge>
              )}
            </p>
            <details>
              <summary className="link cursor-pointer">{t("eligibility.read-letter")}</summary>
              <div className="mt-2 border-l-2 border-line pl-4">
                <p className="break-words text-muted">{mail.to}</p>
                <p className="font-semibold">{mail.subject}</p>
                <p className="whitespace-pre-line break-words">{mail.text}</p>
                <a className="link" href={paths.lettersPdf(contestId, number, entryId)}>
                  {t("eligibility.pdf")}
                </a>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </details>
  );
}
