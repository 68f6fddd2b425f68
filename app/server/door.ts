import { fork } from "node:child_process";
import { createRequire } from "node:module";
import type { Server } from "node:http";
import type { Socket } from "node:net";
import { log } from "~/platform/log.server";

type Told =
  | { readonly cameAt: number }
  | { readonly listening: number }
  | { readonly failed: { readonly code: string; readonly message: string } };

export interface Door {
  readonly port: number;
  /** Lets nobody in any more; who is in stays until `everybodyLeft`. */
  close(): void;
  everybodyLeft(): Promise<void>;
}

export interface DoorOptions {
  readonly port: number;
  readonly host: string;
  /** For how many ms a new connection has been waiting. */
  readonly onConnection: (socket: Socket, waited: number) => void;
  /** The doorkeeper has gone, unasked: nobody can come in any more. */
  readonly onLost: () => void;
}

/**
 * Opens the door of a server that does not listen itself: a process of its own accepts the connections and notes when
 * they came. Rejects with the error of `listen`, its `code` included.
 */
export function openDoor(
  server: Server,
  { port, host, onConnection, onLost }: DoorOptions,
): Promise<Door> {
  const inside = new Set<Socket>();
  let isClosing = false;
  let allGone: (() => void) | undefined;
  // By its name in package.json: the built server lies elsewhere, the doorkeeper stays where it is.
  const keeper = fork(createRequire(import.meta.url).resolve("#doorkeeper"), [String(port), host], {
    execArgv: [],
  });
  // A server watches its time limits from the moment it listens.
  server.emit("listening");

  const letIn = (socket: Socket, cameAt: number) => {
    inside.add(socket);
    socket.once("close", () => {
      inside.delete(socket);
      if (inside.size === 0) allGone?.();
    });
    socket.setNoDelay(true);
    onConnection(socket, Math.max(0, Number(process.hrtime.bigint() / 1000n) - cameAt) / 1000);
    server.emit("connection", socket);
  };

  return new Promise((resolve, reject) => {
    keeper.once("error", reject);
    keeper.once("exit", (code) => {
      if (!isClosing) {
        log.error({ code }, "the doorkeeper has ended");
        onLost();
      }
      reject(new Error("The doorkeeper has ended."));
    });
    keeper.on("message", (told: Told, socket: Socket | undefined) => {
      if ("cameAt" in told) {
        // Null where the visitor has left on the way.
        if (socket) letIn(socket, told.cameAt);
      } else if ("failed" in told) {
        isClosing = true;
        keeper.disconnect();
        reject(Object.assign(new Error(told.failed.message), { code: told.failed.code }));
      } else {
        resolve({
          port: told.listening,
          close() {
            isClosing = true;
            keeper.send("close");
          },
          everybodyLeft: () =>
            new Promise((left) => {
              if (inside.size === 0) left();
              else allGone = left;
            }),
        });
      }
    });
  });
}
