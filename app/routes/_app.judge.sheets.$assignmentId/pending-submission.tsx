import type { Receipt } from "~/judging/offline/outbox";
import type { SheetView } from "~/judging/offline/sheet-view";
import { Alert, Button, useT, When } from "~/ui";

/** Pressed "submit" while there is no line: what will happen, what it depends on, and the way back. */
export function PendingSubmission({
  view,
  takeBack,
}: {
  view: Pick<SheetView, "state" | "kept">;
  takeBack: () => void;
}) {
  const t = useT("offline");
  // While it is on its way there is nothing to tell; a lost line shows itself within seconds.
  if (view.state.kind === "saving") return null;
  return (
    <Alert tone="warning" title={t("pending.title")}>
      <p>{t(view.kept ? "pending.help" : "pending.help-not-kept")}</p>
      <div className="actions mt-3">
        <Button onClick={takeBack}>{t("pending.take-back")}</Button>
      </div>
    </Alert>
  );
}

/** Submitted from this browser after the page was made, which may be one from the cache. */
export function SubmittedHere({ receipt: { receipt, submittedAt } }: { receipt: Receipt }) {
  const t = useT("offline");
  return (
    <Alert tone="success" title={t("receipt.title")}>
      <p>
        <When at={submittedAt} seconds />
      </p>
      <code className="block text-sm break-all">{receipt}</code>
    </Alert>
  );
}
