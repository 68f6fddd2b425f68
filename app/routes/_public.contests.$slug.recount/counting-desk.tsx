import { useEffect, useRef, type ChangeEvent } from "react";
import { paths } from "~/paths";
import { formatBytes, formatInteger } from "~/platform/format";
import type { RecountPage } from "~/results/public/recount-page.server";
import { useRecount } from "~/results/public/use-recount";
import { Alert, Button, Section, useLanguage, useT } from "~/ui";
import { Answer } from "./answer";
import { EntryFinder } from "./entry-finder";
import { ReceiptFinder } from "./receipt-finder";

type Shown = Omit<RecountPage, "publishedAt"> & { readonly entry: string };

/** Counts the published file, or one from the visitor's disk, and shows what came of it. */
export function CountingDesk({ page }: { page: Shown }) {
  const t = useT("recount");
  const { ask, ...state } = useRecount();
  const { isReady, progress, failed, counted } = state;
  const wanted = useRef(page.entry);
  const isCounted = counted?.outcome.kind === "counted";
  // A link from a winner's page names the entry whose workings are looked for.
  useEffect(() => {
    if (!isCounted || wanted.current === "") return;
    ask({ ask: "entry", code: wanted.current });
    wanted.current = "";
  }, [isCounted, ask]);
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) ask({ ask: "count-file", file });
  };
  return (
    <Section title={t("count.title")} lead={t("count.lead")}>
      <div className="flex flex-wrap items-end gap-4">
        <Button
          variant="primary"
          disabled={!isReady || progress !== null}
          onClick={() => ask({ ask: "count", url: paths.bundle(page.slug, page.number ?? undefined), bytes: page.bundleBytes })}
        >
          {t("count.start")}
        </Button>
        <div>
          <label className="label" htmlFor="file">
            {t("count.own-file")}
          </label>
          <input id="file" type="file" accept=".json,application/json" className="input" disabled={!isReady || progress !== null} onChange={choose} />
        </div>
      </div>
      {isReady ? null : <p className="help mt-4">{t("count.no-script")}</p>}
      <div className="mt-6 space-y-6" aria-live="polite">
        {progress ? <Waiting progress={progress} /> : null}
        {failed ? <Alert tone="danger" title={t(`failed.${failed}`)} /> : null}
        {counted ? <Answer counted={counted} page={page} /> : null}
      </div>
      {isCounted ? (
        <>
          <EntryFinder state={state} ask={ask} page={page} />
          <ReceiptFinder state={state} ask={ask} page={page} />
        </>
      ) : null}
    </Section>
  );
}

function Waiting({ progress: { stage, done, total } }: { progress: NonNullable<ReturnType<typeof useRecount>["progress"]> }) {
  const t = useT("recount");
  const language = useLanguage();
  const isReading = stage === "reading" && total > 0;
  const label = isReading
    ? t("waiting.read", { done: formatBytes(done, language), percent: formatInteger(Math.floor((done / total) * 100), language) })
    : t(`waiting.${stage}`);
  return (
    <div>
      <p id="waiting">{label}</p>
      <progress className="recount-progress" aria-labelledby="waiting" {...(isReading && { value: done, max: total })} />
    </div>
  );
}
