import { Link, useParams } from "@remix-run/react";
import { paths } from "~/paths";
import { Alert, AppForm, SubmitButton, useT } from "~/ui";
import type { ImportRouteRun } from "./route";

/** What became of the dossiers that were to be taken in, and the way to take all of them back. */
export function Outcome({ run: { state, taken, withdrawn, left, fault }, whyNot }: { run: ImportRouteRun; whyNot: string | null }) {
  const t = useT("taking-in");
  const { contestId = "" } = useParams();
  return (
    <>
      {state === "failed" ? <Alert tone="danger" title={t("failed", { reference: fault })} /> : null}
      {withdrawn > 0 ? <Alert title={t("undo.done", { count: withdrawn })} /> : null}
      {taken.length > 0 ? (
        <Alert tone="success" title={t("taken", { count: taken.length })}>
          <details open={taken.length <= MOST_OPEN}>
            <summary className="link">{t("list")}</summary>
            <ul>
              {taken.map(({ there, entryId, code }) => (
                <li key={there}>
                  {t("became", { there })}{" "}
                  <Link className="link figures" to={paths.screenEntry(contestId, entryId)}>
                    {code}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
          {whyNot === null ? (
            <details className="mt-3">
              <summary className="link">{t("undo.title")}</summary>
              <p className="mt-2">{t("undo.lead")}</p>
              <AppForm className="mt-2">
                <SubmitButton intent="undo" variant="danger">
                  {t("undo.button")}
                </SubmitButton>
              </AppForm>
            </details>
          ) : null}
        </Alert>
      ) : null}
      {left.length > 0 ? (
        <Alert tone="danger" title={t("left-count", { count: left.length })}>
          <ul>
            {left.map(({ there, why }) => (
              <li key={there}>
                <span className="figures">{there}</span>: {t(`left.${why}`)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </>
  );
}

/** A longer list is folded. */
const MOST_OPEN = 20;
