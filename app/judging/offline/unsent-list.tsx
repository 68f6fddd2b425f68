import { Badge, Button, LinkButton, Section, useT, When } from "~/ui";
import { paths } from "~/paths";
import { TEXT_FIELDS } from "../sheets/sheet-content";
import { BESIDE_PAGE } from "./beside-page";
import { forgetCopy } from "./copies.client";
import { proposalKey, type SheetCopy } from "./sheet-copy";
import type { OutboxState } from "./use-outbox";

/** Each sheet that the server does not have: why, what was typed, and what to do. Nothing goes from here by itself. */
export function UnsentList({ outbox, person }: { outbox: OutboxState; person: string }) {
  const t = useT("offline");
  if (outbox.unsent.length === 0) return null;
  return (
    <div className={`mt-6 ${BESIDE_PAGE.list}`}>
      <Section id="unsent" title={t("unsent.title")} lead={t("unsent.lead")}>
        <ul className="space-y-4">
          {outbox.unsent.map((copy) => (
            <li key={copy.assignmentId} className="card">
              <Unsent copy={copy} person={person} />
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}

/** There is no page to open any more; what was typed stands here. */
const GONE = ["hidden", "role", "conflict-of-interest"];

function Unsent({ copy, person }: { copy: SheetCopy; person: string }) {
  const t = useT("offline");
  const { assignmentId, about, refused, pending, at } = copy;
  const state = refused ? "refused" : pending ? "pending" : "waiting";
  const discard = () => {
    if (window.confirm(t("unsent.discard-sure"))) forgetCopy(person, assignmentId);
  };
  return (
    <>
      <h3 className="font-semibold">
        <span className="figures whitespace-nowrap">{about.code}</span> {about.title}
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-muted">
        <Badge tone={refused ? "danger" : "warning"}>{t(`unsent.state.${state}`)}</Badge>
        <span>
          {t("unsent.typed-at")} <When at={new Date(at)} time />
        </span>
      </p>
      {refused ? <p className="mt-2">{t([`refused.${refused}`, "refused.other"])}</p> : null}
      <details className="mt-2">
        <summary className="cursor-pointer text-accent">{t("unsent.what")}</summary>
        <Typed copy={copy} />
      </details>
      <div className="actions mt-3">
        {refused !== null && GONE.includes(refused) ? null : (
          <LinkButton to={`${paths.sheet(assignmentId)}#sheet`}>{t("unsent.open")}</LinkButton>
        )}
        {refused ? (
          <Button variant="quiet" onClick={discard}>
            {t("unsent.discard")}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Typed({ copy: { typed, about } }: { copy: SheetCopy }) {
  const t = useT("offline");
  const marks = Object.entries(typed.marks).filter(([, text]) => text.trim() !== "");
  const texts = TEXT_FIELDS.filter((field) => typed[field].trim() !== "");
  return (
    <dl className="mt-2 space-y-2 text-sm">
      {marks.map(([id, text]) => (
        <div key={id} className="flex justify-between gap-4">
          <dt>{about.labels[id] ?? id}</dt>
          <dd className="figures font-semibold">{text}</dd>
        </div>
      ))}
      {typed.proposal ? (
        <div className="flex justify-between gap-4">
          <dt>{t("judging:sheet.proposal")}</dt>
          <dd className="font-semibold">{about.labels[proposalKey(typed.proposal)] ?? t("no-prize")}</dd>
        </div>
      ) : null}
      {texts.map((field) => (
        <div key={field}>
          <dt className="text-muted">{t(`judging:sheet.${field}`)}</dt>
          <dd className="whitespace-pre-wrap">{typed[field]}</dd>
        </div>
      ))}
    </dl>
  );
}
