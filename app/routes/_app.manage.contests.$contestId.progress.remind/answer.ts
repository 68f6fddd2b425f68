import { data, redirect } from "@remix-run/node";
import { reminderSchema } from "~/judging/progress/reminder-form";
import {
  previewReminders,
  reminderPage,
  sendReminders,
  type ReminderScope,
} from "~/judging/progress/reminders.server";
import { contextOf } from "~/people/request.server";
import { parseForm, typedValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";

/** A posted step of reminding: back to the words, every mail as it will go out, or sent. `after`: where to go then. */
export async function answerReminder(
  request: Request,
  scope: ReminderScope,
  after: (sent: number) => string,
) {
  const ctx = await contextOf(request);
  const form = await request.formData();
  const values = typedValues(form);
  const parsed = parseForm(reminderSchema, form);
  const intent = form.get("intent");
  if (!parsed.ok || intent === "edit") {
    const faults = parsed.ok ? [] : parsed.faults;
    // Going back to the words is no fault, whatever stands in them; who may not remind is told so.
    const page = await reminderPage(ctx, scope, "vi");
    if (!page.ok) return refuse(request, page.code);
    return data({ step: "choose" as const, faults, values }, { status: intent === "edit" ? 200 : 400 });
  }
  const done =
    intent === "send"
      ? await sendReminders(ctx, scope, parsed.value)
      : await previewReminders(ctx, scope, parsed.value);
  if (done.ok) {
    if ("sent" in done.value) return redirect(after(done.value.sent));
    return data({ step: "preview" as const, code: "preview" as const, prepared: done.value, values });
  }
  if ("prepared" in done)
    return data(
      { step: "preview" as const, code: done.code, prepared: done.prepared, values },
      { status: 409 },
    );
  if (done.code === "invalid")
    return data({ step: "choose" as const, faults: done.faults ?? [], values }, { status: 400 });
  return refuse(request, done.code);
}
