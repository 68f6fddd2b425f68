import type { ReceiptSheet } from "~/judging/sheets/receipt";
import { readJson } from "~/platform/json-text";
import { sha256Hex } from "~/platform/sha256";
import { parseBundle, type Bundle, type BundleProblem } from "../bundle";
import { recount } from "../recount";
import type { ResultRow } from "../tally";
import { entryIn, sheetIn, SHOWN, type Ask, type Counted, type Stage, type Told } from "./recount-talk";

/*
 * The worker of the page "Recount it yourself": the same code that computed the result, in the visitor's own browser.
 * Nothing leaves it.
 */

/** Longer than that no browser makes a text of it. */
const MAX_BYTES = 512 * 1024 * 1024;

/** `sheets`: as they stand in the file, with what `bundle` passes over. */
let counted: { readonly sheets: readonly ReceiptSheet[]; readonly bundle: Bundle; readonly results: readonly ResultRow[] } | null = null;

const tell = (told: Told) => postMessage(told);
const progress = (stage: Stage, done = 0, total = 0) => tell({ told: "progress", stage, done, total });

addEventListener("message", ({ data }: MessageEvent<Ask>) => {
  void answer(data);
});

async function answer(ask: Ask): Promise<void> {
  switch (ask.ask) {
    case "count":
      return count(() => fetched(ask.url, ask.bytes));
    case "count-file":
      return count(() => bytesOf(ask.file.stream(), ask.file.size));
    case "entry":
      return tell({ told: "entry", code: ask.code, entry: counted && entryIn(counted.bundle, counted.results, ask.code) });
    case "receipt":
      return tell({ told: "receipt", found: counted && sheetIn(counted.bundle, counted.sheets, ask.receipt, ask.nonce) });
  }
}

async function count(read: () => Promise<Uint8Array>): Promise<void> {
  counted = null;
  progress("reading");
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch (error) {
    return tell({ told: "failed", code: error instanceof TooLarge ? "too-large" : "unreachable" });
  }
  const began = performance.now();
  progress("checking");
  const sha256 = sha256Hex(bytes);
  const given = readJson(bytes);
  if (!given.ok && given.code === "not-json") return tell({ told: "failed", code: "not-json" });
  progress("counting");
  const outcome = given.ok ? outcomeOf(given.json) : invalid([given]);
  const seconds = (performance.now() - began) / 1000;
  tell({ told: "counted", counted: { sha256, bytes: bytes.length, seconds, outcome } });
}

function outcomeOf(json: unknown): Counted["outcome"] {
  const outcome = recount(json);
  if (outcome.kind === "invalid") return invalid(outcome.problems);
  const parsed = parseBundle(json);
  if (!parsed.ok) return invalid(parsed.problems);
  const { bundle } = parsed;
  const { ok, results, differences } = outcome;
  counted = { sheets: (json as { readonly sheets: readonly ReceiptSheet[] }).sheets, bundle, results };
  return {
    kind: "counted",
    ok,
    contestId: bundle.contest?.id ?? "",
    title: bundle.contest?.title ?? "",
    entries: results.length,
    sheets: bundle.sheets.length,
    judges: new Set(bundle.sheets.map(({ judge }) => judge)).size,
    count: differences.length,
    differences: differences.slice(0, SHOWN),
    codes: results.map(({ entry }) => entry),
  };
}

function invalid(problems: readonly BundleProblem[]): Counted["outcome"] {
  return { kind: "invalid", count: problems.length, problems: problems.slice(0, SHOWN) };
}

class TooLarge extends Error {}

async function fetched(url: string, bytes: number): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(String(response.status));
  return bytesOf(response.body, bytes);
}

/** `total`: as far as it is known; what comes may be more or less. */
async function bytesOf(stream: ReadableStream<Uint8Array>, total: number): Promise<Uint8Array> {
  if (total > MAX_BYTES) throw new TooLarge();
  const parts: Uint8Array[] = [];
  let done = 0;
  const reader = stream.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    done += part.value.length;
    if (done > MAX_BYTES) throw new TooLarge();
    progress("reading", done, Math.max(done, total));
  }
  const whole = new Uint8Array(done);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
