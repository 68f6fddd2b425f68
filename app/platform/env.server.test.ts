import { describe, expect, it } from "vitest";
import { EnvError, parseEnv } from "./env.server";

const least = {
  DATABASE_URL: "postgresql://sangtao:pw@db.example.vn:5432/sangtao",
  STORAGE_DIR: "/srv/sangtao",
  APP_URL: "https://sangtao.example.vn/",
  AUTH_SECRET: "0123456789abcdef0123456789abcdef",
};

function problemsOf(source: Record<string, string | undefined>): string {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof EnvError) return error.problems.join("\n");
    throw error;
  }
  return "";
}

describe("parseEnv", () => {
  it("needs four variables and fills in the rest", () => {
    expect(parseEnv(least)).toMatchObject({
      appUrl: "https://sangtao.example.vn",
      storageDir: "/srv/sangtao",
      s3: null,
      smtpUrl: null,
      mailFrom: "Sangtao <no-reply@sangtao.example.vn>",
      host: "127.0.0.1",
      port: 3000,
      logLevel: "info",
      trustProxy: false,
      databasePool: 10,
      setupToken: null,
      clamd: null,
    });
  });

  it("names everything that is missing at once", () => {
    const problems = problemsOf({});
    for (const name of Object.keys(least)) expect(problems).toContain(`${name} is missing; it should be`);
  });

  it("names everything that is wrong at once, with what it should be", () => {
    const problems = problemsOf({
      ...least,
      DATABASE_URL: "mysql://root@localhost/x",
      APP_URL: "https://example.vn/sangtao",
      PORT: "70000",
      LOG_LEVEL: "loud",
      TRUST_PROXY: "yes please",
      SMTP_URL: "mail.example.vn",
      MAIL_FROM: "nobody",
      SETUP_TOKEN: "short",
    });
    expect(problems.split("\n")).toHaveLength(8);
    expect(problems).toContain('PORT is "70000"; it should be the port to listen on');
    expect(problems).toContain("DATABASE_URL is wrong; it should be the address of a PostgreSQL");
  });

  it("does not repeat secrets", () => {
    const problems = problemsOf({ ...least, AUTH_SECRET: "hunter2", DATABASE_URL: "nonsense:hunter2" });
    expect(problems).toContain("AUTH_SECRET is wrong");
    expect(problems).not.toContain("hunter2");
  });

  it("treats an empty variable as one that is not set", () => {
    expect(parseEnv({ ...least, SMTP_URL: "", S3_BUCKET: "", PORT: "" })).toMatchObject({ smtpUrl: null, s3: null, port: 3000 });
    expect(problemsOf({ ...least, AUTH_SECRET: "" })).toContain("AUTH_SECRET is missing");
  });

  it("wants the S3 variables together, and then no folder", () => {
    const problems = problemsOf({ ...least, S3_BUCKET: "attachments" });
    expect(problems).toContain("S3_REGION is missing");
    expect(problems).toContain("S3_ACCESS_KEY_ID is missing");
    expect(problems).toContain("S3_SECRET_ACCESS_KEY is missing");
    const s3 = { S3_BUCKET: "attachments", S3_REGION: "vn-1", S3_ACCESS_KEY_ID: "id", S3_SECRET_ACCESS_KEY: "secret" };
    expect(parseEnv({ ...least, ...s3, STORAGE_DIR: undefined })).toMatchObject({
      storageDir: null,
      s3: { bucket: "attachments", region: "vn-1", accessKeyId: "id", secretAccessKey: "secret" },
    });
    expect(parseEnv({ ...least, ...s3, S3_ENDPOINT: "https://s3.example.vn" }).s3?.endpoint).toBe("https://s3.example.vn");
  });

  it("reads the proxies that are believed", () => {
    const trusted = (TRUST_PROXY: string) => parseEnv({ ...least, TRUST_PROXY }).trustProxy;
    expect(trusted("1")).toBe(1);
    expect(trusted("0")).toBe(false);
    expect(trusted("false")).toBe(false);
    expect(trusted("loopback, 10.0.0.0/8")).toEqual(["loopback", "10.0.0.0/8"]);
  });
});
