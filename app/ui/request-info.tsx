import { createContext, useContext } from "react";

/** What a page knows of the request that it answers. */
export type RequestInfo = {
  /** Scripts and styles carry it, or the browser refuses them. Browsers hide it from scripts once the page is there. */
  readonly cspNonce: string | undefined;
  /** The number under which the log knows this request. */
  readonly reference: string | undefined;
};

const Context = createContext<RequestInfo>({ cspNonce: undefined, reference: undefined });

export const RequestInfoProvider = Context.Provider;

export function useRequestInfo(): RequestInfo {
  return useContext(Context);
}

/** For the head of the document: hands the request's number and nonce to scripts (React Aria reads the latter). */
export function RequestInfoMeta() {
  const { cspNonce, reference } = useRequestInfo();
  return (
    <>
      <meta name="request-id" content={reference} />
      <meta property="csp-nonce" nonce={cspNonce} suppressHydrationWarning />
    </>
  );
}

let latest: string | undefined;

/** Keeps the number of the last answer that failed: it belongs to a later request than the page itself. */
export function rememberFailure(response: Response): void {
  if (response.status >= 500) latest = response.headers.get("X-Request-Id") ?? undefined;
}

/** The number to show for an error that has just happened. */
export function useErrorReference(): string | undefined {
  const { reference } = useRequestInfo();
  return latest ?? reference;
}
