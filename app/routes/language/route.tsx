import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { languageOf } from "~/platform/language";
import { languageCookie } from "~/platform/language-cookie";
import { localPath } from "~/platform/local-path";

export const loader = () => redirect(paths.home());

/** Keeps the chosen language and goes back to the page where it was chosen. */
export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  return redirect(localPath(String(form.get("next") ?? "")) ?? paths.home(), {
    headers: { "Set-Cookie": languageCookie(languageOf(form.get("language"))) },
  });
}
