import { useSearchParams } from "@remix-run/react";
import type { TextValues } from "~/platform/form";
import { Alert, LinkButton, Section, useT } from "~/ui";
import { MeetingFields, type MeetingAnswer } from "./meeting-fields";
import { useMeetingTitle } from "./meeting-table";
import type { MeetingPage } from "./meetings.server";
import { Minutes, SignMinutes } from "./minutes";

interface Props {
  page: MeetingPage;
  answer: MeetingAnswer | null;
  back: string;
}

/** One meeting: read, and for those who may, written and its minutes recorded as signed. */
export function MeetingDesk({ page, answer, back }: Props) {
  const t = useT("meetings");
  const title = useMeetingTitle();
  const [search] = useSearchParams();
  const { meeting, whyNotWrite } = page;
  const { panel } = meeting;
  const signing = answer?.intent === "sign";
  return (
    <>
      {search.has("saved") && !answer ? <Alert tone="success" title={t("saved")} /> : null}
      <Section
        title={title(meeting)}
        lead={panel ? `${panel.group} · ${panel.round}` : undefined}
        actions={
          <LinkButton to={back} variant="quiet">
            {t("back")}
          </LinkButton>
        }
      >
        {signing && answer?.code === "conflict" ? (
          <Alert tone="danger" title={t("conflict.title")}>
            {t("conflict.sign")}
          </Alert>
        ) : null}
        {answer && !signing && whyNotWrite !== null ? <Typed values={answer.values} /> : null}
        <Minutes page={page} />
      </Section>
      {whyNotWrite === null ? (
        <>
          <SignMinutes
            version={meeting.version}
            faults={signing ? answer.faults : []}
            values={signing ? answer.values : undefined}
          />
          <Section title={t("edit")} id="edit">
            <details open={answer !== null && !signing}>
              <summary className="link">{t("edit-open")}</summary>
              <div className="mt-6">
                <MeetingFields
                  values={page.values}
                  version={meeting.version}
                  share={meeting.quorum.share}
                  body={page.body}
                  at={meeting.startedAt}
                  before={meeting.attendance}
                  back={back}
                  answer={signing ? null : answer}
                />
              </div>
            </details>
          </Section>
        </>
      ) : null}
    </>
  );
}

/** What somebody wrote while the minutes were signed: it can go nowhere, and is theirs to copy. */
function Typed({ values }: { values: TextValues }) {
  const t = useT("meetings");
  return (
    <div className="mb-6">
      <Alert tone="danger" title={t("conflict.title")}>
        {t("conflict.signed")}
        {(["proceedings", "conclusion"] as const).map((part) =>
          typeof values[part] === "string" && values[part] !== "" ? (
            <div key={part} className="mt-2">
              <strong>{t(`field.${part}`)}</strong>
              <p className="break-words whitespace-pre-line">{values[part]}</p>
            </div>
          ) : null,
        )}
      </Alert>
    </div>
  );
}
