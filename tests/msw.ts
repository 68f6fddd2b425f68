import { setupServer } from "msw/node";

/** The stand-in for the network: `network.use(http.get(…))` inside a test; forgotten when the test ends. */
export const network = setupServer();
