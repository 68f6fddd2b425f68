import type { LoaderFunctionArgs } from "@remix-run/node";
import { registerSheet } from "~/documents/register-sheet.server";
import { contextOf } from "~/people/request.server";
import { downloadOf, XLSX } from "~/platform/http-download.server";
import { notFound, refuse } from "~/platform/http.server";
import { documentT } from "~/platform/i18n.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { slugOf } from "~/platform/vietnamese";
import { REGISTERS } from "~/results/registers/register";
import { takeRegister } from "~/results/registers/registers.server";

/** One register of a contest as a spreadsheet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const kind = REGISTERS.find((known) => known === params["kind"]);
  if (!kind) return notFound();
  const taken = await takeRegister(await contextOf(request), {
    contestId: params["contestId"] ?? "",
    kind,
  });
  if (!taken.ok) return refuse(request, taken.code);
  const language = languageFromCookie(request.headers.get("Cookie"));
  return downloadOf(
    await registerSheet(kind, taken.value, language),
    `${slugOf(documentT(language)(`register.name.${kind}`))}-${taken.value.slug}.xlsx`,
    XLSX,
  );
}
