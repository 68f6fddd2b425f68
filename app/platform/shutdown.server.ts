import { log } from "./log.server";

type Closer = { readonly name: string; readonly close: () => Promise<void> };
const closers: Closer[] = [];

/** Asks for something to be closed when the process stops; what was opened last is closed first. */
export function onShutdown(name: string, close: () => Promise<void>): void {
  closers.push({ name, close });
}

/** Closes everything that asked for it; one that fails does not keep the others open. */
export async function closeAll(): Promise<void> {
  for (const { name, close } of closers.splice(0).reverse()) {
    await close().catch((error: unknown) => log.error({ err: error }, `could not close ${name}`));
  }
}
