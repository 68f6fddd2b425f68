import { afterAll, afterEach, beforeAll } from "vitest";
import { network } from "../msw";

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** A test talks to nobody it has not named; a server that it started itself on this machine is its own affair. */
beforeAll(() => {
  network.listen({
    onUnhandledRequest(request, print) {
      if (LOOPBACK.has(new URL(request.url).hostname)) return;
      print.error();
      throw new Error(`A test asked for ${request.url} without naming it.`);
    },
  });
});
afterEach(() => network.resetHandlers());
afterAll(() => network.close());
