import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptsDocument } from "~/documents/receipt-document.server";
import { unitReceipts } from "~/entries/units/unit-receipts.server";
import { contextOf } from "~/people/request.server";
import { downloadOf, PDF } from "~/platform/http-download.server";
import { notFound, refuse } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";

/** The receipts of all that a unit has sent in, to print and hand out. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { unitId = "", contestId = "" } = params;
  const ctx = await contextOf(request);
  const found = await unitReceipts(ctx, { unitId, contestId });
  if (!found.ok) return refuse(request, found.code);
  const { receipts, slug } = found.value;
  if (receipts.length === 0) return notFound();
  const language = languageFromCookie(request.headers.get("Cookie"));
  const bytes = await receiptsDocument(receipts, ctx.now, language);
  return downloadOf(bytes, `${slug}-receipts.pdf`, PDF);
}
