import type { LoaderFunctionArgs } from "@remix-run/node";
import { unitListDocument } from "~/documents/unit-list.server";
import { unitDesk } from "~/entries/units/unit-desk.server";
import { contextOf } from "~/people/request.server";
import { downloadOf, PDF } from "~/platform/http-download.server";
import { refuse } from "~/platform/http.server";

/** The unit's list to be signed and stamped. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { unitId = "", contestId = "" } = params;
  const ctx = await contextOf(request);
  const desk = await unitDesk(ctx, { unitId, contestId });
  if (!desk.ok) return refuse(request, desk.code);
  return downloadOf(await unitListDocument(desk.value, ctx.now), `${desk.value.contest.slug}.pdf`, PDF);
}
