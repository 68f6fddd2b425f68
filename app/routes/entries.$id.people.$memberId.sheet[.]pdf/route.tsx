import type { LoaderFunctionArgs } from "@remix-run/node";
import { consentSheet } from "~/documents/consent-sheet.server";
import { memberPage } from "~/entries/members/consents.server";
import { contextOf } from "~/people/request.server";
import { refuse } from "~/platform/http.server";
import { documentT } from "~/platform/i18n.server";
import { contentDisposition } from "~/platform/storage/content-disposition";

/** The consent sheet of a member as a PDF, to be printed and signed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await contextOf(request);
  const page = await memberPage(ctx, params["id"] ?? "", params["memberId"] ?? "");
  if (!page.ok) return refuse(request, page.code);
  if (page.value.whyNotCollect) return refuse(request, page.value.whyNotCollect);
  const name = documentT()("consent.filename", { member: page.value.member.name });
  return new Response(Buffer.from(await consentSheet(page.value)), {
    headers: {
      "Cache-Control": "private, no-store",
      "Content-Disposition": contentDisposition("inline", `${name}.pdf`),
      "Content-Type": "application/pdf",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
