import { useEffect, useRef, useState } from "react";
import type { Receipt } from "~/judging/offline/outbox";
import type { SheetView } from "~/judging/offline/sheet-view";
import { Alert, Button, useT, When } from "~/ui";

/**
 * Whether a submitted sheet waits for a line. While it is on its way for the first time there is nothing to tell; a
 * lost line shows itself within seconds, and what was told then stays while it is tried again.
 */
export function useWaiting({ pending, state }: Pick<SheetView, "pending" | "state">): boolean {
  const [waits, setWaits] = useState(false);
  const begins = pending && state.kind !== "saving";
  useEffect(() => setWaits((before) => pending && (before || begins)), [pending, begins]);
  return waits;
}

/** Pressed "submit" while there is no line: what will happen, what it depends on, and the way back. */
export function PendingSubmission({ kept, takeBack }: { kept: boolean; takeBack: () => void }) {
  const t = useT("offline");
  const box = useRef<HTMLDivElement>(null);
  // The button that was pressed stands far below on a phone, and goes.
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Alert tone="warning" title={t("pending.title")}>
        <p>{t(kept ? "pending.help" : "pending.help-not-kept")}</p>
        <div className="actions mt-3">
          <Button onClick={takeBack}>{t("pending.take-back")}</Button>
        </div>
      </Alert>
    </div>
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
