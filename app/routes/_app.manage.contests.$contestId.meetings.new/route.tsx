import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { notFound, refuse } from "~/platform/http.server";
import { applyAttendanceIntent, meetingForm } from "~/results/meetings/meeting-form";
import { MeetingFields } from "~/results/meetings/meeting-fields";
import { newMeetingIn } from "~/results/meetings/meeting";
import { blankMeeting } from "~/results/meetings/meetings.server";
import { createMeeting } from "~/results/meetings/write-meeting.server";
import { Section, useT } from "~/ui";

export const handle = { title: "meetings:new.title" };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = newMeetingIn(new URL(request.url).searchParams) ?? notFound();
  const blank = await blankMeeting(await contextOf(request), { contestId: params["contestId"] ?? "" }, asked);
  return blank.ok ? blank.value : refuse(request, blank.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const place = { contestId: params["contestId"] ?? "" };
  const asked = newMeetingIn(new URL(request.url).searchParams) ?? notFound();
  // A row's button stores nothing, but it too is only for those who may write.
  const blank = await blankMeeting(ctx, place, asked);
  if (!blank.ok) return refuse(request, blank.code);
  const posted = await request.formData();
  const intent = String(posted.get("intent") ?? "");
  const values = typedValues(posted);
  const edited = applyAttendanceIntent(values, intent);
  if (edited) return data({ code: "edited" as const, intent, faults: [], values: edited });
  const form = parseForm(meetingForm, posted);
  if (!form.ok) return data({ code: "invalid" as const, intent, faults: form.faults, values }, { status: 400 });
  const made = await createMeeting(ctx, place, asked, form.value);
  if (made.ok) return redirect(paths.meeting(place.contestId, made.value.id));
  if (made.code === "invalid" || made.code === "conflict")
    return data(
      { code: made.code, intent, faults: [...(made.faults ?? [])], values },
      { status: made.code === "invalid" ? 400 : 409 },
    );
  return refuse(request, made.code);
}

export default function NewMeetingRoute() {
  const { contestId, kind, panel, values, share, body, now } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT("meetings");
  return (
    <Section
      title={t("new.of", { who: panel ? panel.called : t(`kind.${kind}`) })}
      lead={panel ? `${panel.group} · ${panel.round}` : undefined}
    >
      <MeetingFields
        values={values}
        version={1}
        share={share}
        body={body}
        at={now}
        back={paths.meetings(contestId)}
        answer={answer ?? null}
      />
    </Section>
  );
}
