import path from "node:path";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import { CLIENT_IP_HEADER, clientNetwork } from "~/platform/client-ip";
import { log } from "~/platform/log.server";
import type { Health } from "~/platform/health.server";
import { arrivals, type Doubt } from "./arrivals";
import { isForeign } from "./origin";
import { requestLog, withoutSecrets } from "./request-log";
import { securityHeaders } from "./security";
import { smallBodies } from "./small-bodies";
import { turns } from "./turns";

export type AppOptions = {
  /** How many requests are computed at a time. */
  readonly atOnce: number;
  readonly doubt: Pick<Doubt, "ofRequestOn">;
  readonly appUrl: string;
  readonly trustProxy: false | number | string[];
  /** The origin of the S3 service, when there is one. */
  readonly storage: string | null;
  /** The folder of the browser's build; null where something else serves it. */
  readonly clientDir: string | null;
  readonly health: () => Promise<Health>;
  /** Answers everything that is neither a file nor a question about our health. */
  readonly pages: RequestHandler;
};

/** Room for every form without files, however long its texts. */
const FORM_BYTES = 2 * 1024 * 1024;
/** The forms with files. Who may send them and how much is for their routes, which read them as they arrive. */
const WITH_FILES = [
  /^\/entries\/[^/]+\/(edit|complaint|guide\/[^/]+|people\/[^/]+)(\.data)?$/,
  /^\/unit\/papers(\.data)?$/,
  /^\/unit\/[^/]+\/[^/]+\/(files|import)(\.data)?$/,
  /^\/sheets\/(contests\/)?[^/]+(\.data)?$/,
  /^\/manage\/contests\/[^/]+\/(papers|certificates\/design|dossiers|entries\/[^/]+\/blind)(\.data)?$/,
  /^\/manage\/organisations\/[^/]+\/(letterhead|past-solutions|templates\/[^/]+)(\.data)?$/,
];
/** The next part of a resumable upload, which goes to the storage as it arrives, and no further than was announced. */
const UPLOAD = /^\/uploads\/[0-9a-f-]{36}$/;

const FORWARDED = ["forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"];

/** The HTTP server's program: everything around the pages. */
export function createApp(options: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", options.trustProxy);
  app.use(arrivals(options.doubt));
  app.use(requestLog);
  app.use(healthz(options.health));
  app.use(smallBodies());
  app.use(turns(options.atOnce));
  app.use(ownProxiesOnly(options.trustProxy));
  app.use(securityHeaders(options));
  app.use(ownPagesOnly(options.appUrl));
  app.use(smallFormsOnly);
  app.use(compression());
  if (options.clientDir) app.use(files(options.clientDir));
  app.use(options.pages);
  app.use(lastResort);
  return app;
}

function healthz(health: AppOptions["health"]): RequestHandler {
  return (request, response, next) => {
    if (request.path !== "/healthz") return next();
    health().then((state) => {
      response.status(state.ok ? 200 : 503).set("Cache-Control", "no-store").json(state);
    }, next);
  };
}

/** Without a proxy in front, what claims to come from one comes from the visitor. */
function ownProxiesOnly(trustProxy: AppOptions["trustProxy"]): RequestHandler {
  return (request, _response, next) => {
    if (trustProxy === false) for (const name of FORWARDED) Reflect.deleteProperty(request.headers, name);
    // Overwritten in any case: rate limits believe it.
    request.headers[CLIENT_IP_HEADER] = clientNetwork(request.ip ?? "");
    next();
  };
}

function ownPagesOnly(appUrl: string): RequestHandler {
  const { host: publicHost } = new URL(appUrl);
  return (request, response, next) => {
    const asked = request.headers["x-forwarded-host"] ?? request.headers.host;
    const hosts = [publicHost, ...(typeof asked === "string" ? [asked] : [])];
    if (isForeign(request.method, request.headers, hosts)) {
      log.warn({ requestId: response.locals["requestId"], path: withoutSecrets(request.path) }, "refused: sent by another site");
      response.status(403).type("text/plain").send("403 Forbidden\n");
      return;
    }
    // Remix compares the origin with the host again, and answers 500 where a proxy has changed the host.
    const { origin } = request.headers;
    if (origin && URL.canParse(origin) && new URL(origin).host === publicHost && publicHost !== asked) {
      request.headers["x-forwarded-host"] = publicHost;
    }
    next();
  };
}

/**
 * Forms are held in memory while they are read, also those of people who are not signed in: they say beforehand how
 * long they are. Addresses with a character that the database cannot hold name nothing.
 */
const smallFormsOnly: RequestHandler = (request, response, next) => {
  const refuse = (status: number, text: string) => {
    response.status(status).set("Connection", "close").type("text/plain").send(`${status} ${text}\n`);
  };
  if (request.url.includes("%00")) return refuse(404, "Not Found");
  if (isMultipart(request) && WITH_FILES.some((form) => form.test(request.path))) return next();
  if (request.method === "PATCH" && UPLOAD.test(request.path)) return next();
  if (request.headers["transfer-encoding"] !== undefined) return refuse(411, "Length Required");
  if (Number(request.headers["content-length"] ?? 0) > FORM_BYTES) return refuse(413, "Content Too Large");
  next();
};

/** What routes read as it arrives; a form of another type they hold whole. */
function isMultipart({ headers }: Request): boolean {
  return /^multipart\/form-data\b/i.test(headers["content-type"] ?? "");
}

function files(clientDir: string): RequestHandler {
  const router = express.Router();
  router.use(
    "/assets",
    express.static(path.join(clientDir, "assets"), { immutable: true, maxAge: "365d", index: false, redirect: false }),
    // A file of an earlier build is gone; a page in its place would be taken for a script.
    (_request, response) => void response.status(404).type("text/plain").send("404 Not Found\n"),
  );
  router.use(express.static(clientDir, { maxAge: "1h", index: false, redirect: false }));
  return router;
}

/** What reaches this was thrown outside of the pages, which have their own words for errors. */
const lastResort: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  const requestId = String(response.locals["requestId"]);
  const status = statusOf(error);
  if (status >= 500) log.error({ requestId, err: error }, "request failed");
  response.status(status).type("text/plain").send(`${status} ${requestId}\n`);
};

function statusOf(error: unknown): number {
  const status = error instanceof Error && "status" in error ? Number(error.status) : 500;
  return status >= 400 && status < 600 ? status : 500;
}
