import { Link, useParams } from "@remix-run/react";
import { paths } from "~/paths";
import type { TakenIn } from "~/results/forwarding/take-in.server";
import { Alert, useT } from "~/ui";

/** What became of the dossiers that were to be taken in. */
export function Outcome({ outcome: { taken, left } }: { outcome: TakenIn }) {
  const t = useT("forwarding");
  const { contestId = "" } = useParams();
  return (
    <>
      {taken.length > 0 ? (
        <Alert tone="success" title={t("import.taken", { count: taken.length })}>
          <ul>
            {taken.map(({ there, entryId, code }) => (
              <li key={there}>
                {t("import.became", { there })}{" "}
                <Link className="link figures" to={paths.screenEntry(contestId, entryId)}>
                  {code}
                </Link>
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
      {left.length > 0 ? (
        <Alert tone="danger" title={t("import.left", { count: left.length })}>
          <ul>
            {left.map(({ there, why }) => (
              <li key={there}>
                <span className="figures">{there}</span>: {t(`not-taken.${why}`)}
              </li>
            ))}
          </ul>
        </Alert>
      ) : null}
    </>
  );
}
