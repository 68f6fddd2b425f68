import { paths } from "~/paths";
import { useT, When } from "~/ui";
import type { DraftView } from "./draft-view";

const REFUSALS = ["sign-in", "other-person", "too-late", "not-yet", "state"];

/** Where what is typed is, in words: on the server, on its way, or so far only in this browser. */
export function SaveStatus({
  view,
  back,
  timeZone,
}: {
  view: DraftView | null;
  /** The page to come back to after signing in. */
  back: string;
  timeZone: string;
}) {
  const t = useT("drafts");
  if (!view) return null;
  const { kind, code, savedAt, conflicts } = view;
  const bad = kind === "unsent" || kind === "refused" || kind === "not-kept";
  const why = code !== null && REFUSALS.includes(code) ? code : "other";
  return (
    <p role="status" className={bad ? "fault" : "text-sm text-muted"}>
      {kind === "refused" ? t(`refused.${why}`) : null}
      {kind === "saved" && savedAt ? (
        <>
          {t("status.saved-at")} <When at={savedAt} time zone={timeZone} />
        </>
      ) : null}
      {kind === "refused" || (kind === "saved" && savedAt) ? null : t(`status.${kind}`)}
      {conflicts.length > 0 ? ` ${t("status.conflicts", { count: conflicts.length })}` : null}
      {code === "sign-in" || code === "other-person" ? (
        <>
          {" "}
          <a className="link" href={paths.signIn(back)} target="_blank" rel="noreferrer">
            {t("sign-in-again")}
          </a>
        </>
      ) : null}
    </p>
  );
}
