import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { catalogues } from "~/locales";
import { translator } from "~/platform/i18n";
import { languageFromCookie } from "~/platform/language-cookie";
import { log } from "~/platform/log.server";
import { withoutNulls } from "~/platform/without-nulls.server";
import { Words } from "~/ui/i18n";
import { RequestInfoProvider } from "~/ui/request-info";

const PATIENCE_MS = 10_000;
const translators = { vi: translator("vi", catalogues.vi), en: translator("en", catalogues.en) };

export const streamTimeout = PATIENCE_MS;

/** Writes down what went wrong, under the number that the person is shown. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  // Whoever asked has left: nothing is wrong with us.
  if (request.signal.aborted) return;
  // An address that does not exist is answered, not broken.
  if (isRouteErrorResponse(error) && error.status < 500) return;
  log.error({ requestId: context.requestId, err: error }, "request failed");
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { cspNonce, requestId } = loadContext;
  const wantsAll = isbot(request.headers.get("User-Agent")) || remixContext.isSpaMode;
  return new Promise((resolve, reject) => {
    let hasStarted = false;
    let finalStatus = status;
    const begin = () => {
      hasStarted = true;
      const body = withoutNulls();
      headers.set("Content-Type", "text/html; charset=utf-8");
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <RequestInfoProvider value={{ cspNonce, reference: requestId }}>
        <Words translator={translators[languageFromCookie(request.headers.get("Cookie"))]}>
          <RemixServer context={remixContext} url={request.url} abortDelay={PATIENCE_MS} nonce={cspNonce} />
        </Words>
      </RequestInfoProvider>,
      {
        nonce: cspNonce,
        ...(wantsAll ? { onAllReady: begin } : { onShellReady: begin }),
        onShellError: reject,
        onError(error: unknown) {
          finalStatus = 500;
          // What breaks before the shell is rejected, and logged by handleError.
          if (hasStarted) log.error({ requestId, err: error }, "page failed");
        },
      },
    );
    setTimeout(abort, PATIENCE_MS + 1000).unref();
  });
}
