import type { LoaderFunctionArgs } from "@remix-run/node";
import { receiptDocument } from "~/documents/receipt-document.server";
import { entryForOwner } from "~/entries/entry-reads.server";
import { contextOf } from "~/people/request.server";
import { downloadOf, PDF } from "~/platform/http-download.server";
import { notFound, refuse } from "~/platform/http.server";
import { languageFromCookie } from "~/platform/language-cookie";

/** The receipt of a submission to print and keep; without `version` that of the current one. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, now } = await contextOf(request);
  const asked = new URL(request.url).searchParams.get("version");
  const number = asked === null ? null : Number(asked);
  const entry = await entryForOwner(actor, params["id"] ?? "", now, number);
  if (!entry.ok) return refuse(request, entry.code);
  const { shown, code } = entry.value;
  if (!shown) return notFound();
  const language = languageFromCookie(request.headers.get("Cookie"));
  const bytes = await receiptDocument(entry.value, shown, language);
  return downloadOf(bytes, `${code ?? "receipt"}-${shown.number}.pdf`, PDF);
}
