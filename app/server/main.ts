/** The process: checks its configuration, serves, and stops without cutting anybody off. */
import { createServer, type Server } from "node:http";
import path from "node:path";
import { createRequestHandler } from "@remix-run/node";
import * as build from "virtual:remix/server-build";
import { env, EnvError, type Env } from "~/platform/env.server";
import { health } from "~/platform/health.server";
import { startJobs } from "~/platform/jobs.server";
import { log } from "~/platform/log.server";
import { closeAll } from "~/platform/shutdown.server";
import { createApp } from "./app";
import { Doubt } from "./arrivals";
import { startPasses } from "./background";
import { openDoor, type Door } from "./door";
import { keptAnswers } from "./kept-answers";
import { pagesOf } from "./pages";
import { refusedFiles } from "./refused-files";

/** How long running requests may take to end; an upload that takes longer is resumed. */
const GRACE_MS = 10_000;

function serverOf(configuration: Env, doubt: Doubt): Server {
  const app = createApp({
    doubt,
    atOnce: configuration.databasePool,
    appUrl: configuration.appUrl,
    trustProxy: configuration.trustProxy,
    storage: configuration.s3 ? storageOrigin(configuration.s3) : null,
    clientDir: path.resolve(import.meta.dirname, "../client"),
    health,
    pages: pagesOf(keptAnswers(refusedFiles(createRequestHandler(build, "production")))),
  });
  const server = createServer(app);
  // A large file on a thin line takes its time. But the hour of arrival counts as that of the submission:
  // nobody keeps a request open until they know more. Headers still have to come within a minute.
  server.requestTimeout = 2 * 60 * 60 * 1000;
  // Longer than the usual proxy keeps a connection, which would else be closed under its next request.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  return server;
}

/** Where the browser is sent for a file in the bucket. */
function storageOrigin({ endpoint, bucket, region }: NonNullable<Env["s3"]>): string {
  return endpoint ? new URL(endpoint).origin : `https://${bucket}.s3.${region}.amazonaws.com`;
}

function stopOnRequest(server: Server, door: Door, stopPasses: () => Promise<void>): void {
  let isStopping = false;
  const stop = async (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    log.info({ reason }, "stopping");
    door.close();
    // A kept-alive connection becomes idle when its last answer is out, and nobody closes it for us.
    const tidy = setInterval(() => server.closeIdleConnections(), 100);
    const cut = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    await Promise.all([door.everybodyLeft(), stopPasses()]);
    clearInterval(tidy);
    clearTimeout(cut);
    await closeAll();
    log.info("stopped");
    process.exit(0);
  };
  process.on("SIGINT", () => void stop("SIGINT"));
  process.on("SIGTERM", () => void stop("SIGTERM"));
  // The process that started this one is gone, and the embedded database with it.
  process.on("disconnect", () => void stop("disconnect"));
}

async function main(): Promise<void> {
  let configuration: Env;
  try {
    configuration = env();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  startJobs().catch((error: unknown) => log.error({ err: error }, "jobs did not start"));
  const { port, host } = configuration;
  const doubt = new Doubt().start();
  const server = serverOf(configuration, doubt);
  const door = await openDoor(server, { port, host, onConnection: doubt.onConnection.bind(doubt), onLost: () => process.exit(1) }).catch(
    (error: NodeJS.ErrnoException) => {
      log.fatal({ err: error }, "could not listen");
      process.stderr.write(`Sangtao cannot listen on ${host}:${port}: ${error.message}\n`);
      process.exit(error.code === "EADDRINUSE" ? 98 : 1);
    },
  );
  stopOnRequest(server, door, startPasses());
  log.info({ host, port: door.port }, "listening");
  process.send?.({ listening: door.port });
}

void main();
