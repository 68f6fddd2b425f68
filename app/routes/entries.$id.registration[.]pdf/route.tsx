import type { LoaderFunctionArgs } from "@remix-run/node";
import { registrationForm } from "~/documents/registration-form.server";
import { formToPrint } from "~/entries/papers/paper-form.server";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { documentT } from "~/platform/i18n.server";
import { contentDisposition } from "~/platform/storage/content-disposition";

/** The registration form as a PDF, to be printed and signed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const paper = await formToPrint(await actorOf(request), params["id"] ?? "", now());
  if (!paper.ok) return new Response(null, { status: paper.code === "sign-in" ? 401 : 404 });
  const name = [documentT()("registration.filename"), paper.value.code].filter(Boolean).join(" ");
  return new Response(Buffer.from(await registrationForm(paper.value)), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Disposition": contentDisposition("inline", `${name}.pdf`),
      "Content-Type": "application/pdf",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
