import { Link, useLocation } from "@remix-run/react";
import { paths } from "~/paths";
import { Button, useT, When } from "~/ui";
import { BESIDE_PAGE } from "./beside-page";
import type { OutboxState } from "./use-outbox";

interface OutboxBarProps {
  outbox: OutboxState;
  /** The sheet that is open and speaks for itself. */
  open: string | null;
  /** The page lists what is unsent. */
  isList: boolean;
}

/** At the top of every judge's page: how many sheets the server does not have, and which were submitted meanwhile. */
export function OutboxBar({ outbox, open, isList }: OutboxBarProps) {
  const t = useT("offline");
  const { pathname } = useLocation();
  const { stopped, sending, submitted } = outbox;
  const unsent = outbox.unsent.filter(({ assignmentId }) => assignmentId !== open);
  const count = unsent.length;
  return (
    <div className={BESIDE_PAGE[isList ? "list" : "sheet"]} role="status">
      {count > 0 ? (
        <div className="alert tone-warning mt-4">
          <p className="alert-title">{t("bar.unsent", { count })}</p>
          <div className="alert-text">
            <p>{t(sending ? "bar.sending" : stopped ? `bar.stopped.${stopped}` : "bar.kept")}</p>
            <div className="actions mt-2">
              {stopped === "sign-in" || stopped === "other-person" ? (
                <a className="button button-primary" href={paths.signIn(pathname)}>
                  {t("bar.sign-in")}
                </a>
              ) : (
                <Button disabled={sending} onClick={outbox.sendNow}>
                  {t("bar.send-now")}
                </Button>
              )}
              {isList ? null : (
                <Link className="link self-center" to={`${paths.judge()}#unsent`}>
                  {t("bar.see")}
                </Link>
              )}
            </div>
          </div>
        </div>
      ) : null}
      {submitted.length > 0 ? (
        <div className="alert tone-success mt-4">
          <p className="alert-title">{t("bar.submitted", { count: submitted.length })}</p>
          <div className="alert-text">
            <ul className="space-y-2">
              {submitted.map(({ assignmentId, about, receipt }) => (
                <li key={assignmentId}>
                  <Link className="link" to={paths.sheet(assignmentId)}>
                    {`${about.code} ${about.title}`}
                  </Link>{" "}
                  {receipt ? <When at={receipt.submittedAt} seconds /> : null}
                  <code className="block text-sm break-all">{receipt?.receipt}</code>
                </li>
              ))}
            </ul>
            <div className="actions mt-2">
              <Button onClick={outbox.dismiss}>{t("bar.dismiss")}</Button>
            </div>
          </div>
        </div>
      ) : null}
    </div>
  );
}
