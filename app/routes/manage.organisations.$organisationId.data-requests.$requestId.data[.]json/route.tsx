import type { LoaderFunctionArgs } from "@remix-run/node";
import { memberData } from "~/entries/members/person-data.server";
import { dataRequestById } from "~/people/data-requests.server";
import { contextOf } from "~/people/request.server";
import { notFound, refuse } from "~/platform/http.server";

/** What an entry holds on the person of a request, to be handed over. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const found = await dataRequestById(
    actor,
    params["organisationId"] ?? "",
    params["requestId"] ?? "",
  );
  if (!found.ok) return refuse(request, found.code);
  const { entryId, memberId, proof } = found.value.request;
  // Nothing is handed out before it is known who asks.
  if (!entryId || !memberId || proof === "UNCHECKED") return notFound();
  const held = await memberData(entryId, memberId);
  if (!held) return notFound();
  const body = { format: "sangtao-personal-data/1", madeAt: now, ...held };
  return new Response(`${JSON.stringify(body, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": 'attachment; filename="personal-data.json"',
      "Cache-Control": "no-store",
    },
  });
}
