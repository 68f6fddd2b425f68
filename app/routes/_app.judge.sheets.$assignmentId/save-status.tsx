import type { SheetView } from "~/judging/offline/sheet-view";
import { paths } from "~/paths";
import { useT } from "~/ui";

/** Where the marks are: on the server, on their way, in this browser, or so far on this page alone. */
export function SaveStatus({
  view: { state, kept, pending, other },
  assignmentId,
}: {
  view: Pick<SheetView, "state" | "kept" | "pending" | "other">;
  assignmentId: string;
}) {
  const t = useT("judging");
  const o = useT("offline");
  const code = state.kind === "refused" ? state.code : null;
  const atRisk = !kept && state.kind !== "saved";
  if (other)
    return (
      <p role="status" className="fault">
        {o("conflict.waits")}{" "}
        <a className="link" href="#conflict">
          {o("conflict.see")}
        </a>
      </p>
    );
  return (
    <p
      role="status"
      className={state.kind === "unsent" || code || atRisk ? "fault" : "text-sm text-muted"}
    >
      {atRisk ? `${o("not-kept")} ` : null}
      {code
        ? t([`sheet.why-not.${code}`, `offline:refused.${code}`])
        : pending && state.kind === "unsent"
          ? o("pending.waiting")
          : t(`sheet.save-state.${state.kind}`)}
      {code === "sign-in" || code === "other-person" ? (
        <>
          {" "}
          <a
            className="link"
            href={paths.signIn(paths.sheet(assignmentId))}
            target="_blank"
            rel="noreferrer"
          >
            {t("sheet.sign-in-again")}
          </a>
        </>
      ) : null}
    </p>
  );
}
