import { randomBytes } from "node:crypto";

const LOCAL = ["127.0.0.1", "localhost", "[::1]", "::1"];

/** Whether nobody but this machine's own people can open what is served. */
function isLocal({ HOST = "127.0.0.1", APP_URL = "http://127.0.0.1" } = process.env): boolean {
  return LOCAL.includes(HOST) && LOCAL.includes(new URL(APP_URL).hostname);
}

/**
 * One password for the whole demonstration, printed at the start. Among its accounts is an administrator's: where
 * others reach the installation, it is not the one that everybody can read here.
 */
export const PASSWORD = isLocal() ? "sang-tao-2026" : randomBytes(12).toString("base64url");

/** One sign-in per role, for whoever tries the demonstration. */
export const SIGN_INS = [
  { role: "organiser", email: "tochuc@sangtao.example" },
  { role: "secretary", email: "thuky@sangtao.example" },
  { role: "panel chair", email: "chutich@sangtao.example" },
  { role: "judge", email: "giamkhao@sangtao.example" },
  { role: "contestant", email: "thisinh@sangtao.example" },
  { role: "unit coordinator", email: "donvi@sangtao.example" },
  { role: "observer", email: "giamsat@sangtao.example" },
  { role: "platform administrator", email: "quantri@sangtao.example" },
].map((each) => ({ ...each, password: PASSWORD }));
