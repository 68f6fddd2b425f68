import { createHmac } from "node:crypto";
import { env } from "~/platform/env.server";
import { mailboxOf } from "./ballot";

/** What is kept of a voter's address: a keyed hash, another one in each contest, from which nobody can tell the address. */
export function voterOf(contestId: string, address: string): string {
  return createHmac("sha256", env().authSecret).update(`ballot|${contestId}|${mailboxOf(address)}`).digest("hex");
}
