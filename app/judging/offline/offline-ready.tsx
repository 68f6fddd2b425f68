import { useCallback, useEffect, useState } from "react";
import { Button, Section, useT, When } from "~/ui";
import { KeptPages, type Readiness } from "./kept-pages.client";

interface OfflineReadyProps {
  person: string;
  /** The lists that lead to the sheets. */
  around: readonly string[];
  sheets: readonly string[];
}

/** Larger files are for the line. */
const LARGEST_MB = 25;

type Work = "pages" | "originals" | null;

/** How many entries can be opened without a line. Pages and pictures are put aside by themselves, whole files on request. */
export function OfflineReady({ person, around, sheets }: OfflineReadyProps) {
  const t = useT("offline");
  const [readiness, setReadiness] = useState<Readiness | null>(null);
  const [work, setWork] = useState<Work>(null);
  const [failed, setFailed] = useState(false);
  // Made anew with each drawing; as a text they are the same for as long as they say the same.
  const wanted = JSON.stringify({ around, sheets });

  const begin = useCallback(
    async (what: Exclude<Work, null>, again: boolean) => {
      const { around: lists, sheets: own } = JSON.parse(wanted) as Pick<
        OfflineReadyProps,
        "around" | "sheets"
      >;
      const pages = new KeptPages(person, own);
      if (!pages.isPossible) return;
      // A browser may have caches and forbid them.
      const look = () => pages.readiness().then(setReadiness, () => setReadiness(null));
      setWork(what);
      setFailed(false);
      try {
        if (what === "pages") await pages.fill(lists, again, () => void look());
        else await pages.fillOriginals(LARGEST_MB * 1024 * 1024, () => void look());
      } catch {
        // The line is gone: what is there stays, and says from when it is.
        setFailed(true);
      }
      setWork(null);
      await look();
    },
    [person, wanted],
  );
  useEffect(() => {
    void begin("pages", false);
  }, [begin]);

  if (!readiness || readiness.total === 0) return null;
  const { ready, total, since, originals } = readiness;
  return (
    <div className="page mx-auto w-full max-w-5xl">
      <Section
        id="offline"
        title={t("ready.title")}
        lead={t("ready.lead")}
        actions={
          <Button disabled={work !== null} onClick={() => void begin("pages", true)}>
            {t("ready.refresh")}
          </Button>
        }
      >
        <p role="status">
          <strong>{t("ready.count", { ready, total })}</strong>
          {since ? (
            <>
              {" "}
              <span className="text-muted">
                {t("ready.since")} <When at={new Date(since)} time />
              </span>
            </>
          ) : null}
        </p>
        {work ? <p className="text-sm text-muted">{t("ready.working")}</p> : null}
        {failed ? <p className="fault">{t("ready.failed")}</p> : null}
        {originals.total > 0 ? (
          <div className="mt-3">
            <p className="text-sm text-muted">
              {t("ready.originals", {
                kept: originals.kept,
                total: originals.total,
                largest: LARGEST_MB,
              })}
            </p>
            {originals.kept < originals.total ? (
              <Button
                className="mt-2"
                disabled={work !== null}
                onClick={() => void begin("originals", true)}
              >
                {t("ready.keep-originals")}
              </Button>
            ) : null}
          </div>
        ) : null}
      </Section>
    </div>
  );
}
