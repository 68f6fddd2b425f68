import { paths } from "~/paths";
import { KeptFresh, LinkButton, Section, useT, When } from "~/ui";
import type { ImportRouteRun } from "./route";

interface Loaded {
  readonly contestId: string;
  readonly filename: string;
  readonly timeZone: string;
}

/** How far an archive is taken in; the page goes on by itself when it is done. */
export function Progress({ loaded: { contestId, filename, timeZone }, run }: { loaded: Loaded; run: ImportRouteRun }) {
  const t = useT("taking-in");
  const { state, at, total, done } = run;
  return (
    <Section
      title={t("progress.title")}
      lead={t("progress.lead")}
      actions={<LinkButton to={paths.dossiers(contestId)}>{t("forwarding:dossiers.title")}</LinkButton>}
    >
      <KeptFresh />
      <div className="card grid gap-2" aria-live="polite">
        <p className="font-semibold break-all">{filename}</p>
        <p className="text-muted">
          {t("progress.ordered")} <When at={at} time zone={timeZone} />
        </p>
        <p>
          <progress value={done} max={total} aria-label={t("progress.title")} className="w-full max-w-md align-middle" />
          <span className="figures block">{t(state === "waiting" ? "progress.waiting" : "progress.done", { done, total })}</span>
        </p>
      </div>
    </Section>
  );
}
