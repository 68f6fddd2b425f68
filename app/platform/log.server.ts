import { levels, pino } from "pino";

const wanted = process.env["LOG_LEVEL"] || (process.env["NODE_ENV"] === "test" ? "silent" : "info");

/**
 * One line of JSON per event on stdout. Write what happened and to which id; never a name, an address,
 * a mark or a token.
 */
export const log = pino({
  // A wrong level is named with all other wrong variables when the environment is checked.
  level: wanted === "silent" || wanted in levels.values ? wanted : "info",
  base: undefined,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label) => ({ level: label }) },
});
