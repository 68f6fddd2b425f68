import { data } from "@remix-run/node";
import { judgingHooks } from "~/judging/panels/admit-judge.server";
import { paths } from "~/paths";
import type { Context } from "~/people/actor";
import { revokeGrant } from "~/people/grants.server";
import { invitePerson, resendInvitation, revokeInvitation } from "~/people/invitations.server";
import type { PeopleAnswer } from "~/people/people-sections";
import type { PeoplePlace } from "~/people/place.server";
import { inviteSchema } from "~/people/roles";
import { env } from "~/platform/env.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";

const answer = (content: PeopleAnswer, status: number) => data(content, { status });

/** What the forms of a people page do, at an organisation or at one of its contests. */
export async function answerPeopleForm(request: Request, ctx: Context, place: PeoplePlace) {
  const form = await request.formData();
  const id = String(form.get("id") ?? "");
  switch (form.get("intent")) {
    case "invite": {
      const parsed = parseForm(inviteSchema, form);
      if (!parsed.ok)
        return answer({ code: "invalid", faults: parsed.faults, values: parsed.values }, 400);
      const { email } = parsed.value;
      const invited = await invitePerson(ctx, place, parsed.value, judgingHooks);
      if (invited.ok) {
        const link = new URL(paths.invitation(invited.value.token), env().appUrl).href;
        return answer({ code: "invited", email, link }, 200);
      }
      if (invited.code !== "invalid") return refuse(request, invited.code);
      return answer({ code: "invalid", faults: invited.faults, values: parsed.value }, 400);
    }
    case "resend-invitation": {
      const sent = await resendInvitation(ctx, place, id);
      if (sent.ok) {
        const { email, token } = sent.value;
        const link = new URL(paths.invitation(token), env().appUrl).href;
        return answer({ code: "invited", email, link }, 200);
      }
      if (sent.code !== "state") return refuse(request, sent.code);
      return answer({ code: sent.code }, 409);
    }
    case "revoke-grant": {
      const revoked = await revokeGrant(ctx, place, id);
      if (revoked.ok) return answer({ code: "revoked" }, 200);
      if (revoked.code !== "last-organiser" && revoked.code !== "state")
        return refuse(request, revoked.code);
      return answer({ code: revoked.code }, 409);
    }
    case "revoke-invitation": {
      const revoked = await revokeInvitation(ctx, place, id);
      if (revoked.ok) return answer({ code: "revoked" }, 200);
      if (revoked.code !== "state") return refuse(request, revoked.code);
      return answer({ code: revoked.code }, 409);
    }
    default:
      return answer({ code: "other" }, 400);
  }
}
