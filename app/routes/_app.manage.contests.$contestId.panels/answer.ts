import { data, redirect } from "@remix-run/node";
import { assignOne, assignPanels } from "~/judging/assignment/assignment.server";
import { judgingHooks } from "~/judging/panels/admit-judge.server";
import {
  assignOneSchema,
  createPanelSchema,
  invitationIdSchema,
  invitePanelSchema,
  seatRoleSchema,
  seatSchema,
  takeOverSchema,
} from "~/judging/panels/panel-forms";
import { createPanel } from "~/judging/panels/panels.server";
import {
  addPanelMember,
  changeSeat,
  removePanelMember,
  takeOverSeats,
} from "~/judging/panels/seats.server";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { invitePerson, resendInvitation, revokeInvitation } from "~/people/invitations.server";
import { placeOf } from "~/people/place.server";
import { parseForm, type FormValues } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import type { Fault, Result } from "~/platform/result";

/** What the page itself can say; everything else goes to the page for refusals. */
const EXPLAINED = [
  "exists",
  "has-submitted",
  "conflict-of-interest",
  "runs-blind-contest",
  "other-field",
  "own-interest",
  "enough-judges",
  "at-most",
  "invalid",
] as const;
type Explained = (typeof EXPLAINED)[number];

interface Answer {
  readonly code: Explained | "assigned" | "invited" | "taken-over";
  readonly tone: "success" | "danger";
  readonly intent: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly faults: readonly Fault[];
  readonly values: FormValues;
}

/** One form of the page, told apart by its button. */
export async function answerPanelForm(request: Request, ctx: Context, contestId: string) {
  const form = await request.formData();
  const intent = String(form.get("intent"));
  const done = (
    code: "assigned" | "invited" | "taken-over",
    params?: Answer["params"],
    values: FormValues = {},
  ) => data<Answer>({ code, tone: "success", intent, params, faults: [], values });
  const invalid = (faults: readonly Fault[], values: FormValues) =>
    data<Answer>({ code: "invalid", tone: "danger", intent, faults, values }, { status: 400 });
  const settle = (result: Result<unknown>, values: FormValues) => {
    if (result.ok) return redirect(paths.panels(contestId));
    const code = EXPLAINED.find((one) => one === result.code);
    if (!code) return refuse(request, result.code);
    if (code === "invalid") return invalid(result.faults ?? [], values);
    return data<Answer>({ code, tone: "danger", intent, faults: [], values }, { status: 409 });
  };

  switch (intent) {
    case "create": {
      const parsed = parseForm(createPanelSchema, form);
      if (!parsed.ok) return invalid(parsed.faults, parsed.values);
      return settle(await createPanel(ctx, { contestId, ...parsed.value }), { ...parsed.value });
    }
    case "add":
    case "remove": {
      const parsed = parseForm(seatSchema, form);
      if (!parsed.ok) return invalid(parsed.faults, parsed.values);
      const change = { add: addPanelMember, remove: removePanelMember }[intent];
      return settle(await change(ctx, parsed.value), { ...parsed.value });
    }
    case "seat": {
      const parsed = parseForm(seatRoleSchema, form);
      if (!parsed.ok) return invalid(parsed.faults, parsed.values);
      const { scores, ...seat } = parsed.value;
      return settle(await changeSeat(ctx, { ...seat, scores: scores === "on" }), parsed.values);
    }
    case "take-over": {
      const parsed = parseForm(takeOverSchema, form);
      if (!parsed.ok) return invalid(parsed.faults, parsed.values);
      const taken = await takeOverSeats(ctx, parsed.value);
      return taken.ok ? done("taken-over", { count: taken.value.added }) : settle(taken, parsed.values);
    }
    case "invite": {
      const parsed = parseForm(invitePanelSchema, form);
      if (!parsed.ok) return invalid(parsed.faults, parsed.values);
      const place = await placeOf({ contestId });
      if (!place) return refuse(request, "hidden");
      const { email, panelId } = parsed.value;
      const invited = await invitePerson(ctx, place, parsed.value, judgingHooks);
      return invited.ok ? done("invited", { email }, { panelId }) : settle(invited, parsed.values);
    }
    case "resend-invitation":
    case "revoke-invitation": {
      const parsed = parseForm(invitationIdSchema, form);
      const place = await placeOf({ contestId });
      if (!parsed.ok || !place) return refuse(request, "hidden");
      if (intent === "revoke-invitation")
        return settle(await revokeInvitation(ctx, place, parsed.value.id), {});
      const sent = await resendInvitation(ctx, place, parsed.value.id);
      return sent.ok ? done("invited", { email: sent.value.email }) : settle(sent, {});
    }
    case "assign": {
      const assigned = await assignPanels(ctx, { contestId });
      if (!assigned.ok) return settle(assigned, {});
      const reports = assigned.value;
      const sum = (count: (panel: (typeof reports)[number]) => number) =>
        reports.reduce((total, panel) => total + count(panel), 0);
      return done("assigned", {
        added: sum(({ added }) => added),
        leftOut: sum(({ leftOut }) => leftOut.length),
      });
    }
    case "assign-one": {
      const parsed = parseForm(assignOneSchema, form);
      if (!parsed.ok) return invalid(parsed.faults, parsed.values);
      return settle(await assignOne(ctx, parsed.value), { ...parsed.value });
    }
    default:
      return refuse(request, "invalid");
  }
}
