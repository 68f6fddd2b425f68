import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { translator } from "~/platform/i18n";
import { languageOf } from "~/platform/language";
import { Words } from "~/ui/i18n";
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

const language = languageOf(document.documentElement.lang);
const { default: catalogue } = language === "en" ? await import("~/locales/en") : await import("~/locales/vi");

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RequestInfoProvider value={{ cspNonce, reference }}>
        <Words translator={translator(language, catalogue)}>
          <RemixBrowser />
        </Words>
      </RequestInfoProvider>
    </StrictMode>,
  );
});
