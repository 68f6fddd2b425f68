import { z } from "zod";

/** Every variable, with the words that name it to an operator. Values of secret ones are never repeated. */
const SECRET = new Set(["DATABASE_URL", "SMTP_URL", "AUTH_SECRET", "SETUP_TOKEN", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"]);
const S3_REQUIRED = ["S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;
const ALL_LOCAL = /^(loopback|linklocal|uniquelocal|[0-9.]+(\/\d+)?|[0-9a-f:]+(\/\d+)?)$/i;

const urlOf = (protocols: readonly string[], says: string) =>
  z.string({ error: says }).refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    return url !== null && protocols.includes(url.protocol) && url.hostname !== "";
  }, says);
const text = (says: string) => z.string({ error: says }).min(1, says);
const wholeNumber = (least: number, most: number, says: string) =>
  z.string().regex(/^\d{1,9}$/, says).transform(Number).refine((n) => n >= least && n <= most, says);

const variables = z.object({
  DATABASE_URL: urlOf(["postgres:", "postgresql:"], "the address of a PostgreSQL ≥ 15, postgresql://user:password@host:5432/database"),
  DATABASE_POOL: wholeNumber(1, 200, "how many connections one process may hold, 1 to 200").default(10),
  STORAGE_DIR: text("a folder for attachments").optional(),
  S3_ENDPOINT: urlOf(["http:", "https:"], "the address of the S3 service, https://…; leave it out for AWS").optional(),
  S3_BUCKET: text("the name of the bucket").optional(),
  S3_REGION: text("the region of the bucket, such as us-east-1").optional(),
  S3_ACCESS_KEY_ID: text("the access key's id").optional(),
  S3_SECRET_ACCESS_KEY: text("the access key's secret").optional(),
  SMTP_URL: urlOf(["smtp:", "smtps:"], "the address of the mail server, smtp://user:password@host:587").optional(),
  MAIL_FROM: z.string().regex(/^[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/, "the sender of mails, Name <name@example.vn>").optional(),
  APP_URL: urlOf(["http:", "https:"], "the public address, https://sangtao.example.vn, without a path").refine(
    (value) => !URL.canParse(value) || ["", "/"].includes(new URL(value).pathname + new URL(value).search),
    "the public address, https://sangtao.example.vn, without a path",
  ),
  AUTH_SECRET: z.string({ error: "at least 32 random characters" }).min(32, "at least 32 random characters"),
  HOST: text("the address to listen on, such as 127.0.0.1 or 0.0.0.0").default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535, "the port to listen on, 1 to 65535").default(3000),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], { error: "one of trace, debug, info, warn, error, fatal, silent" }).default("info"),
  TRUST_PROXY: z
    .string()
    .refine((value) => value === "false" || /^\d{1,2}$/.test(value) || value.split(",").every((part) => ALL_LOCAL.test(part.trim())), "the number of proxies in front, or their addresses separated by commas")
    .transform((value) => (value === "false" || value === "0" ? false : /^\d+$/.test(value) ? Number(value) : value.split(",").map((part) => part.trim())))
    .default(false),
  CLAMD_SOCKET: z.string().regex(/^\/.+|^[^\s:/]+:\d{1,5}$/, "the socket of clamd, /run/clamav/clamd.ctl or host:3310").optional(),
  SETUP_TOKEN: z.string().min(16, "at least 16 random characters").optional(),
});

export interface Env {
  readonly databaseUrl: string;
  readonly databasePool: number;
  /** Where attachments are kept: an S3 bucket, else a folder. */
  readonly s3: { endpoint?: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string } | null;
  readonly storageDir: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** The public origin, without a slash at its end. */
  readonly appUrl: string;
  readonly authSecret: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly trustProxy: false | number | string[];
  readonly setupToken: string | null;
  /** Where files are scanned before anybody gets them; null: nowhere. */
  readonly clamd: { readonly path: string } | { readonly host: string; readonly port: number } | null;
}

/** Names every variable that is wrong or missing, all at once. */
export class EnvError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(["Sangtao cannot start with these environment variables:", ...problems.map((line) => `  ${line}`)].join("\n"));
  }
}

type Source = Readonly<Record<string, string | undefined>>;

/** Reads the configuration; an empty variable counts as one that is not set. */
export function parseEnv(source: Source): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== "")) as Record<string, string>;
  const parsed = variables.safeParse(given);
  const problems = parsed.success
    ? new Map<string, string>()
    : new Map(parsed.error.issues.map(({ path: [name], message }) => [String(name), message]));
  const usesS3 = [...S3_REQUIRED, "S3_ENDPOINT"].some((name) => given[name] !== undefined);
  if (usesS3) {
    for (const name of S3_REQUIRED) {
      if (given[name] === undefined) problems.set(name, variables.shape[name].safeParse("").error?.issues[0]?.message ?? "");
    }
  } else if (given["STORAGE_DIR"] === undefined) {
    problems.set("STORAGE_DIR", "a folder for attachments, unless S3_BUCKET and its companions name a bucket");
  }
  if (!parsed.success || problems.size > 0) throw new EnvError([...problems].map(([name, wanted]) => problemLine(name, given[name], wanted)));

  const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, ...rest } = parsed.data;
  const appUrl = new URL(rest.APP_URL);
  return {
    databaseUrl: rest.DATABASE_URL,
    databasePool: rest.DATABASE_POOL,
    s3:
      S3_BUCKET && S3_REGION && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY
        ? { endpoint: S3_ENDPOINT, bucket: S3_BUCKET, region: S3_REGION, accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY }
        : null,
    storageDir: usesS3 ? null : (rest.STORAGE_DIR ?? null),
    smtpUrl: rest.SMTP_URL ?? null,
    mailFrom: rest.MAIL_FROM ?? `Sangtao <no-reply@${appUrl.hostname}>`,
    appUrl: appUrl.origin,
    authSecret: rest.AUTH_SECRET,
    host: rest.HOST,
    port: rest.PORT,
    logLevel: rest.LOG_LEVEL,
    trustProxy: rest.TRUST_PROXY,
    setupToken: rest.SETUP_TOKEN ?? null,
    clamd: rest.CLAMD_SOCKET ? socketOf(rest.CLAMD_SOCKET) : null,
  };
}

function socketOf(text: string): NonNullable<Env["clamd"]> {
  if (text.startsWith("/")) return { path: text };
  const [host = "", port] = text.split(":");
  return { host, port: Number(port) };
}

function problemLine(name: string, value: string | undefined, wanted: string): string {
  const state = value === undefined ? "is missing" : SECRET.has(name) ? "is wrong" : `is "${value}"`;
  return `${name} ${state}; it should be ${wanted}.`;
}

let known: Env | undefined;

/** The configuration of this process, read once. */
export function env(): Env {
  known ??= parseEnv(process.env);
  return known;
}
