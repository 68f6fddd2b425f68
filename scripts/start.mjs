/**
 * npm start: makes ready what is missing or stale, starts the embedded services that no variable replaces, serves.
 *
 *   --empty    no demo contests; prints how the first platform administrator is made
 *   --dev      serve from the sources and reload on change (npm run dev)
 *   --prepare  install, build and migrate, but do not serve
 *
 * Leaves with 0 when asked to stop, 1 on trouble, 2 on a wrong option, 3 when it already runs here.
 */
import "./lib/node-version.mjs";
import { closeSync, mkdirSync, openSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import { demoSignIns, ensureDemo } from "./lib/demo.mjs";
import { tryLock } from "./lib/lock.mjs";
import { dataDir as dataDirOf, root } from "./lib/paths.mjs";
import { isFree, nextFreePort } from "./lib/port.mjs";
import { ensureBuild, ensureDependencies, ensureGenerated } from "./lib/prepare.mjs";
import { begin, exitOf, stopRunning, Trouble, until } from "./lib/process.mjs";
import { say } from "./lib/progress.mjs";
import { configuration, isEmpty, loadEnvFile, openDatabase, secrets } from "./lib/services.mjs";

const OPTIONS = ["--empty", "--dev", "--prepare"];
const PORT_TAKEN = 98;
const MAX_LOG_BYTES = 20 * 1024 * 1024;

/** What has to be undone when we leave, latest first. */
const undo = [];
let leaving;
let announceStop = () => undefined;

/** Undoes everything once, however many signals come: npm and the terminal both send one. */
function leave(code) {
  leaving ??= (async () => {
    announceStop();
    await stopRunning();
    for (const each of undo.splice(0).reverse()) await each();
    process.exit(code);
  })();
  return leaving;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (!leaving) say("\nStopping: running requests end first.");
    void leave(0);
  });
}

async function main(options) {
  const started = performance.now();
  loadEnvFile();
  const dataDir = dataDirOf();
  mkdirSync(path.join(dataDir, "logs"), { recursive: true });
  const lock = await lockOf(dataDir);
  say("Sangtao");

  await ensureDependencies();
  const environment = await configuration(dataDir);
  environment.NODE_ENV = options.has("--dev") ? "development" : "production";
  await (options.has("--dev") ? ensureGenerated() : ensureBuild());
  if (leaving) return;

  const database = await openDatabase(environment, dataDir);
  environment.DATABASE_URL = database.url;
  if (database.embedded) {
    undo.push(() => database.embedded.stop());
    void database.embedded.exited.then(() => {
      if (leaving) return;
      console.error(`PostgreSQL has stopped by itself; ${path.join(dataDir, "logs/postgres.log")} says why. Start again to recover.`);
      void leave(1);
    });
  }
  if (leaving) return;
  if (options.has("--prepare")) return leave(0);

  const setPort = await portFor(environment);
  await ensureDemo(database, environment, { isWanted: !options.has("--empty") });
  if (leaving) return;
  if (await isEmpty(database.url)) environment.SETUP_TOKEN ??= secrets(dataDir).setupToken;
  else if (!process.env.SETUP_TOKEN) delete environment.SETUP_TOKEN;

  const address = await serve(environment, setPort, options, database.embedded ? dataDir : undefined);
  if (leaving) return;
  lock.update({ address });
  welcome({ address, environment, dataDir, isEmbedded: Boolean(database.embedded), seconds: (performance.now() - started) / 1000 });
}

/** One Sangtao per data folder; one that is just stopping (npm returns before it has) is waited for. */
async function lockOf(dataDir) {
  const file = path.join(dataDir, "start.lock");
  const lock = await until(40_000, () => {
    const attempt = tryLock(file);
    return attempt.held || !attempt.holder.isStopping ? attempt : undefined;
  });
  if (!lock?.held) {
    const { pid, address } = lock?.holder ?? {};
    throw new Trouble(
      address ? `Sangtao already runs here: ${address} (process ${pid}).` : `Sangtao is already being started or stopped here (process ${pid}).`,
      3,
    );
  }
  undo.push(() => lock.release());
  announceStop = () => lock.update({ isStopping: true });
  return lock;
}

/** Chooses the port now, as the demo's mails name the address; may be asked again if somebody takes it meanwhile. */
async function portFor(environment) {
  const wanted = Number(environment.PORT);
  const isFixed = environment.APP_URL !== undefined;
  const setPort = async (from) => {
    const port = await nextFreePort(environment.HOST, from);
    if (port !== wanted) say(`  ! Port ${wanted} is taken; using ${port}`);
    environment.PORT = String(port);
    if (!isFixed) environment.APP_URL = `http://${visibleHost(environment.HOST)}:${port}`;
  };
  await setPort(wanted);
  return setPort;
}

function visibleHost(host) {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

/** Starts the server and waits until it listens. */
async function serve(environment, setPort, options, logsUnder) {
  for (;;) {
    const server = options.has("--dev") ? developmentServer(environment) : productionServer(environment, logsUnder);
    const outcome = await Promise.race([
      options.has("--dev") ? listensAt(environment) : new Promise((resolve) => server.once("message", () => resolve("listening"))),
      exitOf(server),
    ]);
    if (outcome === "listening") {
      void exitOf(server).then((code) => {
        if (leaving) return;
        console.error(`The server has stopped by itself (exit code ${code}).${logsUnder ? ` ${path.join(logsUnder, "logs/server.log")} says why.` : ""}`);
        void leave(1);
      });
      return `http://${visibleHost(environment.HOST)}:${environment.PORT}`;
    }
    if (leaving) return "";
    if (outcome === "late") throw new Trouble("The development server does not answer.");
    if (outcome !== PORT_TAKEN) throw new Trouble(`The server did not start (exit code ${outcome}).`);
    await setPort(Number(environment.PORT) + 1);
  }
}

/** Vite tells nobody that it is ready. */
async function listensAt({ HOST, PORT }) {
  const isTaken = async () => ((await isFree(HOST, Number(PORT))) ? undefined : "listening");
  return (await until(60_000, isTaken)) ?? "late";
}

/** With the embedded database this is somebody's own machine: the log goes to a file, the terminal stays readable. */
function productionServer(environment, logsUnder) {
  const log = logsUnder ? openLog(path.join(logsUnder, "logs/server.log")) : "inherit";
  const server = begin(process.execPath, [path.join(root, "build/server/index.js")], {
    cwd: root,
    env: environment,
    stdio: ["ignore", log, "inherit", "ipc"],
  });
  if (typeof log === "number") closeSync(log);
  return server;
}

function openLog(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > MAX_LOG_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, "a", 0o600);
}

function developmentServer(environment) {
  const cli = path.join(root, "node_modules/@remix-run/dev/dist/cli.js");
  return begin(process.execPath, [cli, "vite:dev", "--host", environment.HOST, "--port", environment.PORT, "--strictPort"], {
    cwd: root,
    env: environment,
    stdio: ["ignore", "inherit", "inherit"],
  });
}

function welcome({ address, environment, dataDir, isEmbedded, seconds }) {
  say(`\n  Sangtao is ready after ${seconds.toFixed(1)} s:  ${address}`);
  if (environment.APP_URL !== address) say(`  Public address:  ${environment.APP_URL}`);
  const signIns = demoSignIns(dataDir);
  if (environment.SETUP_TOKEN) {
    say("\n  There is no account yet. Whoever signs up with this link becomes the platform administrator:");
    say(`    ${environment.APP_URL}/setup?token=${environment.SETUP_TOKEN}`);
  } else if (signIns.length > 0) {
    const width = (key) => Math.max(...signIns.map((signIn) => signIn[key].length));
    say("\n  Sign in to the demo contests as:");
    for (const { role, email, password } of signIns) {
      say(`    ${role.padEnd(width("role"))}  ${email.padEnd(width("email"))}  ${password}`);
    }
  }
  if (isEmbedded) say(`\n  Data and logs: ${dataDir}`);
  say("  Stop with Ctrl-C.\n");
}

const options = new Set(process.argv.slice(2));
const unknown = [...options].filter((option) => !OPTIONS.includes(option));
if (unknown.length > 0) {
  console.error(`Unknown option ${unknown.join(" ")}. There are: ${OPTIONS.join(" ")}`);
  process.exit(2);
}
main(options).catch((error) => {
  if (leaving) return;
  console.error(error instanceof Trouble ? error.message : error);
  void leave(error instanceof Trouble ? error.exitCode : 1);
});
