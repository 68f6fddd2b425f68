import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { reminderPage } from "~/judging/progress/reminders.server";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { LinkButton, Section, useT } from "~/ui";
import { answerReminder } from "./answer";
import { ReminderSteps } from "./steps";

export const handle = { title: "steering:remind.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  const language = languageFromCookie(request.headers.get("Cookie"));
  const page = await reminderPage(await contextOf(request), { contestId }, language);
  return page.ok ? { page: page.value } : refuse(request, page.code);
}

export function action({ request, params }: ActionFunctionArgs) {
  const contestId = params["contestId"] ?? "";
  return answerReminder(request, { contestId }, (sent) => paths.reminded(contestId, sent));
}

export default function Remind() {
  const { page } = useLoaderData<typeof loader>();
  const t = useT("steering");
  return (
    <Section
      title={t("remind.title")}
      lead={t("remind.lead")}
      actions={
        <LinkButton variant="quiet" to={paths.progress(page.contest.id)}>
          {t("back")}
        </LinkButton>
      }
    >
      <ReminderSteps page={page} />
    </Section>
  );
}
