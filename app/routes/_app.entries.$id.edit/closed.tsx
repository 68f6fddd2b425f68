import type { EntryForEdit } from "~/entries/entry-reads.server";
import { Alert, useT, When } from "~/ui";

type Times = Pick<EntryForEdit, "opensAt" | "closesAt"> & { readonly timeZone: string };

/** Why the dossier cannot be written now, and since or until when. */
export function Closed({
  refusal,
  entry,
  typed,
}: {
  refusal: string;
  entry: Times;
  /** Something was typed that is not saved. */
  typed: boolean;
}) {
  const t = useT("entries");
  const known = refusal === "not-yet" || refusal === "too-late" ? refusal : "state";
  const at = known === "not-yet" ? entry.opensAt : entry.closesAt;
  return (
    <Alert tone="warning" title={t(`closed.${known}`)}>
      {known === "state" || !at ? (
        <p>{t("closed.stateHelp")}</p>
      ) : (
        <p>
          {t(known === "not-yet" ? "closed.opensAt" : "closed.closedAt")}{" "}
          <When at={at} time zone={entry.timeZone} />
        </p>
      )}
      {typed ? <p>{t("closed.kept")}</p> : null}
    </Alert>
  );
}
