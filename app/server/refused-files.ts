import type { AppLoadContext } from "@remix-run/node";
import { refusalT } from "~/platform/i18n.server";
import { languageFromCookie } from "~/platform/language-cookie";

type Pages = (request: Request, context: AppLoadContext) => Promise<Response>;

/**
 * Addresses of files have no page for what goes wrong: where somebody opened one, Remix answers with a line for
 * programs. They are told in their language what is so, and the number under which a fault of ours is logged.
 */
export function refusedFiles(pages: Pages): Pages {
  return async (request, context) => {
    const answer = await pages(request, context);
    if (answer.status < 400 || !isOpened(request) || isPage(answer)) return answer;
    await answer.body?.cancel();
    const t = refusalT(languageFromCookie(request.headers.get("Cookie")));
    const { status } = answer;
    const lines =
      status >= 500
        ? [t("server-error.title"), t("server-error.help"), `${t("server-error.reference")}: ${context.requestId}`]
        : status === 404
          ? [t("title.hidden"), t("help.hidden")]
          : [t("file.title"), t("file.help")];
    return new Response(`${lines.join("\n\n")}\n`, {
      status,
      headers: { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" },
    });
  };
}

/** By a link or in the address line; what a script asks for, it reads itself. */
function isOpened({ method, headers, url }: Request): boolean {
  const wantsPage = headers.get("Accept")?.includes("text/html") ?? false;
  return method === "GET" && wantsPage && !new URL(url).pathname.endsWith(".data");
}

function isPage({ headers }: Response): boolean {
  return headers.get("Content-Type")?.startsWith("text/html") ?? false;
}
