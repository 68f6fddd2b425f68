import { useEffect } from "react";
import { useRevalidator } from "@remix-run/react";

const POLL_MS = 2_000;
/** Without script the page loads itself anew. */
const RELOAD_SECONDS = 5;

/** Reads the page's data again every few seconds, as long as this stands in it. */
export function KeptFresh() {
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, POLL_MS);
    return () => clearTimeout(timer);
  }, [state, revalidate]);
  return (
    <noscript>
      <meta httpEquiv="refresh" content={String(RELOAD_SECONDS)} />
    </noscript>
  );
}
