import { paths } from "~/paths";
import { useT } from "~/ui";
import type { SaveState } from "./use-sheet";

/** Where the marks are: on the server, on their way, or so far only in this browser. */
export function SaveStatus({ state, assignmentId }: { state: SaveState; assignmentId: string }) {
  const t = useT("judging");
  const code = state.kind === "refused" ? state.code : null;
  return (
    <p role="status" className={state.kind === "unsent" || code ? "fault" : "text-sm text-muted"}>
      {code ? t(`sheet.why-not.${code}`) : t(`sheet.save-state.${state.kind}`)}
      {code === "sign-in" ? (
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
