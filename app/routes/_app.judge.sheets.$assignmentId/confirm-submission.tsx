import { useRef, type MouseEvent } from "react";
import type { SheetPage } from "~/judging/sheets/judge-reads.server";
import type { TypedContent } from "~/judging/sheets/sheet-content";
import { Alert, Button, Decimal, DefinitionList, useT } from "~/ui";
import { proposalLabel } from "~/judging/sheets/proposal-label";

interface ConfirmSubmissionProps {
  page: SheetPage;
  typed: TypedContent;
  total: string;
  /** As it was submitted before it was given back. */
  unchanged: boolean;
  disabled: boolean;
  /** Whether something is still missing; then it is pointed out instead. */
  onAsk: () => boolean;
}

/**
 * Submitting is asked for twice: the first press says what becomes final. It is one more press without script too.
 * `data-sheet-submit` is what the keys press.
 */
export function ConfirmSubmission(props: ConfirmSubmissionProps) {
  const { page, typed, total, unchanged, disabled, onAsk } = props;
  const t = useT("judging");
  const details = useRef<HTMLDetailsElement>(null);
  const yes = useRef<HTMLButtonElement>(null);
  const ask = (event: MouseEvent) => {
    if (disabled || onAsk()) event.preventDefault();
  };
  const close = () => {
    if (!details.current) return;
    details.current.open = false;
    details.current.querySelector("summary")?.focus();
  };
  const written = (text: string) => t(text.trim() === "" ? "sheet.not-written" : "sheet.written");
  return (
    <details
      ref={details}
      className="confirmation"
      onToggle={(event) => {
        if (event.currentTarget.open) yes.current?.focus();
      }}
    >
      <summary
        className="button button-primary"
        data-sheet-submit=""
        aria-disabled={disabled || undefined}
        onClick={ask}
      >
        {t("sheet.submit")}
      </summary>
      <div className="note space-y-4">
        <p className="font-semibold">{t("sheet.confirm-title")}</p>
        {unchanged ? <Alert tone="warning" title={t("sheet.unchanged")} /> : null}
        <DefinitionList
          items={[
            {
              term: t("total"),
              description: (
                <>
                  <Decimal value={total} /> / <Decimal value={page.highest} />
                </>
              ),
            },
            ...(page.asksProposal
              ? [
                  {
                    term: t("sheet.proposal"),
                    description: proposalLabel(t, page.levels, typed.proposal),
                  },
                ]
              : []),
            { term: t("sheet.comment"), description: written(typed.comment) },
            { term: t("sheet.feedback"), description: written(typed.feedback) },
          ]}
        />
        <p>{t("sheet.confirm-final")}</p>
        <div className="actions">
          <button
            ref={yes}
            type="submit"
            name="intent"
            value="submit"
            className="button button-primary"
            disabled={disabled}
          >
            {t("sheet.confirm-submit")}
          </button>
          <Button variant="quiet" onClick={close}>
            {t("sheet.confirm-back")}
          </Button>
        </div>
      </div>
    </details>
  );
}
