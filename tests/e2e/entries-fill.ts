import { closeAll } from "~/platform/shutdown.server";
import { openedContest } from "../integration/entries-world";

/* Fills the database of `no-script.spec.ts`: a contest that takes entries. */

await openedContest();
await closeAll();
