import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
  useMatches,
  useRouteError,
} from "@remix-run/react";
import latin from "@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url";
import vietnamese from "@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url";
import type { ReactNode } from "react";
import { paths } from "~/paths";
import { SignInAgain } from "~/people/sign-in-again";
import type { RefusedRequest } from "~/platform/http.server";
import { env } from "~/platform/env.server";
import { languageFromCookie } from "~/platform/language-cookie";
import { ErrorPage, ServerErrorPage } from "~/ui/error-page";
import { useLanguage, useT, type Translate } from "~/ui/i18n";
import { ShareTags, type Shared } from "~/ui/share-tags";
import { RequestInfoMeta, useRequestInfo } from "~/ui/request-info";
import { LanguageSwitch, Site, SiteFooter } from "~/ui/site";
import styles from "~/ui/styles.css?url";

const font = (href: string) => ({ rel: "preload", as: "font", type: "font/woff2", href, crossOrigin: "anonymous" }) as const;

export const links: LinksFunction = () => [
  font(latin),
  font(vietnamese),
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
];

export function loader({ request }: LoaderFunctionArgs) {
  return { language: languageFromCookie(request.headers.get("Cookie")), origin: env().appUrl };
}

/**
 * What a route's `handle` may say. `noScript`: the page works and is complete without script, and sends none; the
 * innermost route that says anything about it decides.
 */
export interface Handle {
  readonly noScript?: boolean;
  /** The document's title: a key ("people:sign-in.title"), or made from the loader's data (undefined when it failed). */
  readonly title?: string | ((data: never, t: Translate) => string | undefined);
  /** What a public page says of itself to those who link to it. */
  readonly share?: (data: never, t: Translate) => Shared;
}

/** The title that the innermost route names, in the page's language. */
function useTitle(failed: boolean): string {
  const t = useT("common");
  const product = t("product");
  const match = useMatches().findLast(({ handle }) => (handle as Handle | undefined)?.title !== undefined);
  if (failed || !match) return product;
  const { title } = match.handle as Handle;
  const own = typeof title === "function" ? title(match.data as never, t) : title && t(title);
  return own ? `${own} · ${product}` : product;
}

/** The tags of the page that the visitor is on, where it is one to be linked to. */
function useShared(failed: boolean): ReactNode {
  const t = useT("common");
  const matches = useMatches();
  const match = matches.at(-1);
  const share = (match?.handle as Handle | undefined)?.share;
  const origin = (matches[0]?.data as { origin?: string } | undefined)?.origin;
  if (failed || !share || !match?.data || !origin) return null;
  return <ShareTags origin={origin} site={t("product")} shared={share(match.data as never, t)} feed={paths.feed()} />;
}

export function Layout({ children }: { children: ReactNode }) {
  const { cspNonce } = useRequestInfo();
  // Outside of a boundary there is no error, which is null here and undefined there.
  const failed = useRouteError() != null;
  const noScript = useMatches().findLast(({ handle }) => (handle as Handle | undefined)?.noScript !== undefined)?.handle;
  const hasScript = !failed && !(noScript as Handle | undefined)?.noScript;
  const title = useTitle(failed);
  const shared = useShared(failed);
  return (
    <html lang={useLanguage()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#161f1e" media="(prefers-color-scheme: dark)" />
        <title>{title}</title>
        {/* Without script nobody reads it, and the same page is the same for everybody. */}
        {hasScript ? <RequestInfoMeta /> : null}
        <Meta />
        {shared}
        <Links />
      </head>
      <body>
        {children}
        {hasScript ? (
          <>
            <ScrollRestoration nonce={cspNonce} />
            <Scripts nonce={cspNonce} />
          </>
        ) : null}
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

/** Pages of people who have signed in. */
const WORK = [paths.judge(), paths.manage(), paths.entries(), paths.unit(), paths.admin()];

export function ErrorBoundary() {
  const error = useRouteError();
  const answer = isRouteErrorResponse(error) && error.status < 500 ? error : undefined;
  const kept = (answer?.data as Partial<RefusedRequest> | null | undefined)?.kept;
  const { pathname } = useLocation();
  const atWork = WORK.some((place) => pathname.startsWith(`${place}/`));
  return (
    <Site
      home={paths.home()}
      nav={[]}
      footer={
        <SiteFooter>
          <LanguageSwitch action={paths.language()} />
        </SiteFooter>
      }
    >
      {kept ? (
        <SignInAgain kept={kept} />
      ) : answer ? (
        <ErrorPage
          refusal={refusalOf(answer.status, answer.data)}
          home={paths.home()}
          signIn={answer.status === 401 ? paths.signIn() : undefined}
          work={answer.status !== 401 && atWork ? paths.start() : undefined}
        />
      ) : (
        <ServerErrorPage home={paths.home()} />
      )}
    </Site>
  );
}

function refusalOf(status: number, told: unknown): string {
  if (typeof told === "object" && told !== null && "refusal" in told && typeof told.refusal === "string") {
    return told.refusal;
  }
  return { 400: "invalid", 401: "sign-in", 403: "role", 404: "hidden", 409: "conflict" }[status] ?? "other";
}
