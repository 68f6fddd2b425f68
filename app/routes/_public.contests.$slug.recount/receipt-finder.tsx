import { useState, type FormEvent } from "react";
import { formatDateTime, formatDecimal } from "~/platform/format";
import type { Ask, FoundSheet } from "~/results/public/recount-talk";
import type { RecountState } from "~/results/public/use-recount";
import type { WorkingsNames } from "~/results/workings-names";
import { Alert, Button, DefinitionList, Section, useLanguage, useT } from "~/ui";

/** A judge looks whether their sheet stands in the file as they submitted it. Nothing that is typed leaves the browser. */
export function ReceiptFinder({
  state: { sheet },
  ask,
  page,
}: {
  state: RecountState;
  ask: (ask: Ask) => void;
  page: { readonly names: WorkingsNames };
}) {
  const t = useT("recount");
  const [receipt, setReceipt] = useState("");
  const [nonce, setNonce] = useState("");
  const find = (event: FormEvent) => {
    event.preventDefault();
    ask({ ask: "receipt", receipt, nonce });
  };
  return (
    <Section title={t("receipt.title")} lead={t("receipt.lead")}>
      <form onSubmit={find} className="grid max-w-2xl gap-4">
        <div>
          <label className="label" htmlFor="receipt">
            {t("receipt.code")}
          </label>
          <input id="receipt" className="input w-full" autoComplete="off" spellCheck={false} value={receipt} onChange={({ target }) => setReceipt(target.value)} required />
        </div>
        <div>
          <label className="label" htmlFor="nonce">
            {t("receipt.nonce")}
          </label>
          <input
            id="nonce"
            className="input w-full"
            autoComplete="off"
            spellCheck={false}
            aria-describedby="nonce-help"
            value={nonce}
            onChange={({ target }) => setNonce(target.value)}
          />
          <p id="nonce-help" className="help">
            {t("receipt.nonce-help")}
          </p>
        </div>
        <p>
          <Button type="submit">{t("receipt.find")}</Button>
        </p>
      </form>
      <div className="mt-6 space-y-4" aria-live="polite">
        {sheet && !sheet.found ? <Alert tone="warning" title={t("receipt.none")} /> : null}
        {sheet?.found ? <Found sheet={sheet.found} names={page.names} /> : null}
      </div>
    </Section>
  );
}

function Found({ sheet: { isComputed, judge, entry, round, submittedAt, scores }, names }: { sheet: FoundSheet; names: WorkingsNames }) {
  const t = useT("recount");
  const language = useLanguage();
  const proof = isComputed === null ? "found" : isComputed ? "computed" : "not-computed";
  return (
    <>
      <Alert tone={isComputed === false ? "warning" : "success"} title={t(`receipt.${proof}`)} />
      <DefinitionList
        items={[
          { term: t("receipt.entry"), description: entry },
          { term: t("receipt.judge"), description: judge },
          ...(Object.keys(names.rounds).length > 1 ? [{ term: t("receipt.round"), description: names.rounds[round] ?? round }] : []),
          ...(submittedAt ? [{ term: t("receipt.submitted"), description: formatDateTime(submittedAt, undefined, { seconds: true }) }] : []),
          ...Object.entries(scores).map(([id, mark]) => ({
            term: names.criteria.find((one) => one.id === id)?.label ?? id,
            description: formatDecimal(mark, language),
          })),
        ]}
      />
    </>
  );
}
