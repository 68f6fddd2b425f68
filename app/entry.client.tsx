import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { rememberFailure, RequestInfoProvider } from "~/ui/request-info";

// Remix tells an error boundary nothing of the answer that failed, and the person needs its number.
const { fetch: originalFetch } = window;
window.fetch = async (...request) => {
  const response = await originalFetch(...request);
  rememberFailure(response);
  return response;
};

const reference = document.querySelector<HTMLMetaElement>('meta[name="request-id"]')?.content;
const cspNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RequestInfoProvider value={{ cspNonce, reference }}>
        <RemixBrowser />
      </RequestInfoProvider>
    </StrictMode>,
  );
});
