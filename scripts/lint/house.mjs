/**
 * The two tables of the house: which folder of `app` may import which, and what a file's suffix lets it import.
 * docs: one way `routes → results → judging → entries → contests → people → platform`.
 */

const PARTS = ["judging", "entries", "contests", "people", "platform"];
const below = (part) => PARTS.slice(PARTS.indexOf(part) + 1);
const LEAVES = ["paths", "locales"];

/** Folder of `app` → what it may import besides itself. */
export const FOLDERS = {
  root: ["routes", "results", "documents", ...PARTS, "ui", ...LEAVES],
  routes: ["results", "documents", ...PARTS, "ui", ...LEAVES],
  results: [...PARTS, "ui", ...LEAVES],
  documents: [...PARTS, "ui", ...LEAVES],
  judging: [...below("judging"), "ui", ...LEAVES],
  entries: [...below("entries"), "ui", ...LEAVES],
  contests: [...below("contests"), "ui", ...LEAVES],
  people: [...below("people"), "ui", ...LEAVES],
  platform: ["locales"],
  ui: [],
  // The program around the pages; of the entries and documents it starts what they do by themselves.
  server: ["documents", "entries", "platform", "results"],
  paths: [],
  locales: [],
};

const REACT = /^(react|react-dom|react-i18next|react-aria-components|react-hook-form)(\/|$)/;
const TRANSLATIONS = /^(i18next|react-i18next)(\/|$)/;
const REMIX = /^@remix-run\//;
const REMIX_SERVER = /^@remix-run\/(node|express|server-runtime)(\/|$)/;
const DATABASE = /^(@prisma\/|prisma(\/|$)|pg(\/|$)|pg-boss(\/|$)|~prisma(\/|$))/;
const NODE =
  /^(node:|(assert|buffer|child_process|crypto|events|fs|http|https|net|os|path|stream|tls|url|util|zlib)(\/|$))/;
const WEB_SERVER =
  /^(express|helmet|compression|nodemailer|pino|better-auth|sharp|busboy|@aws-sdk)(\/|$)/;

/**
 * Kind of file → which packages and which kinds of our own files it may not import.
 * `erased`: a type import of that kind leaves nothing behind, and is allowed.
 */
export const KINDS = {
  pure: {
    packages: [REACT, TRANSLATIONS, REMIX, DATABASE, NODE, WEB_SERVER],
    kinds: ["server", "client", "draw", "generated"],
    says: "a pure file computes: no I/O, Prisma, React, Remix or Node modules",
  },
  server: {
    packages: [REACT, TRANSLATIONS, REMIX],
    kinds: ["draw", "client"],
    says: "a .server.ts file knows nothing of HTTP, React and translations",
  },
  client: {
    packages: [REMIX_SERVER, DATABASE, NODE, WEB_SERVER],
    kinds: ["server", "generated"],
    erased: ["server"],
    says: "a .client.ts file runs in the browser: it is loaded by drawing, and never on the server",
  },
  draw: {
    packages: [REMIX_SERVER, DATABASE, NODE, WEB_SERVER],
    kinds: ["server", "generated"],
    erased: ["server"],
    says: "a .tsx file draws: it neither fetches nor decides",
  },
  route: {
    packages: [DATABASE],
    kinds: ["generated"],
    says: "a route authorises, parses, makes one call and responds; rules and queries live below",
  },
  free: { packages: [], kinds: [], says: "" },
};

/**
 * Named exceptions to the tables above, each with its reason.
 * `file` is the importer (a path under `app`), `may` what it imports (package or path under `app`).
 */
export const EXCEPTIONS = [
  {
    file: /^platform\/i18n/,
    may: /^(i18next|react-i18next|react)$/,
    why: "the translator itself: one set-up shared by pages, mails and documents",
  },
  {
    file: /^platform\/http/,
    may: /^@remix-run\/node$/,
    why: "the helpers through which routes speak HTTP: cookies, redirects, error responses",
  },
  {
    file: /^platform\/http/,
    may: /^paths\.ts$/,
    why: "whoever may not see a page before signing in is sent to the sign-in page",
  },
  {
    file: /^ui\//,
    may: /^platform\/(format|form|i18n|language|result)\.ts$/,
    why: "pure: languages, how dates and numbers are written, what a fault is and how a form is read and checked",
  },
];

/** The folder of a path under `app`; files at its top are `root`, except `paths.ts`. */
export function folderOf(file) {
  const [first, ...rest] = file.split("/");
  const name = rest.length > 0 ? first : first.replace(/^paths\.ts$/, "paths");
  return name in FOLDERS ? name : "root";
}

/** What the suffix of a path under `app` makes of the file. */
export function kindOf(file) {
  if (/\.test\.tsx?$/.test(file)) return "free";
  const folder = folderOf(file);
  if (folder === "server" || folder === "root" || folder === "locales") return "free";
  if (folder === "routes") return "route";
  if (/\.server(\.tsx?)?$/.test(file)) return "server";
  if (/\.client(\.tsx?)?$/.test(file)) return "client";
  return file.endsWith(".tsx") ? "draw" : "pure";
}

/**
 * Why `importer` (a path under `app`) may not import `target`, or null.
 * `target` is `{ package }` or `{ file }` (a path under `app`) or `{ outside }` (a path in the repository).
 */
export function whyNotImport(importer, target, { typeOnly = false, exceptions = EXCEPTIONS } = {}) {
  const name = target.package ?? target.file ?? target.outside;
  if (exceptions.some(({ file, may }) => file.test(importer) && may.test(name))) return null;
  const test = /\.test\.tsx?$/.test(importer);
  const rule = KINDS[kindOf(importer)];

  if (target.package !== undefined) {
    return rule.packages.some((pattern) => pattern.test(name)) ? `${rule.says} (${name})` : null;
  }
  if (target.outside !== undefined) {
    if (test) return null;
    if (!name.startsWith("prisma/generated")) return `app imports nothing outside itself (${name})`;
    return rule.kinds.includes("generated") ? `${rule.says} (${name})` : null;
  }

  const from = folderOf(importer);
  const to = folderOf(name);
  if (from !== to && !FOLDERS[from].includes(to)) {
    return to === "routes"
      ? `nobody imports routes (${from} → ${name})`
      : `imports run one way: ${from} may not import ${to} (${name})`;
  }
  const kind = kindOf(name);
  if (!rule.kinds.includes(kind)) return null;
  return typeOnly && rule.erased?.includes(kind) ? null : `${rule.says} (${name})`;
}
