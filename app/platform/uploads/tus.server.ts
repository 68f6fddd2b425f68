import { Server, type Locker } from "@tus/server";
import { env } from "../env.server";
import { incomingStore, uploadKey } from "./incoming.server";
import { holdUpload, type Lease } from "./lease.server";

/** What a request to the protocol is about, decided before the protocol sees it. */
interface Meant {
  readonly uploadId: string;
  /** Where the upload is found; told to the browser when it is made. */
  readonly location: string;
}

const meant = new WeakMap<Request, Meant>();

function meantBy(request: Request): Meant {
  const known = meant.get(request);
  if (!known) throw new Error("an upload that nobody has looked at");
  return known;
}

let server: Server | undefined;

/**
 * The tus protocol for one upload. Who may send it, and how much, was decided by the caller: the protocol learns of
 * no other upload than the one that is meant.
 */
export async function answerTus(request: Request, about: Meant): Promise<Response> {
  meant.set(request, about);
  const answer = await (server ??= createServer()).handleWeb(request);
  return answer ?? new Response(null, { status: 404 });
}

function createServer(): Server {
  return new Server({
    path: "/",
    datastore: incomingStore(),
    locker: LOCKER,
    allowedOrigins: [env().appUrl],
    namingFunction: (request) => uploadKey(meantBy(request as Request).uploadId),
    getFileIdFromRequest: (request) => uploadKey(meantBy(request as Request).uploadId),
    generateUrl: (request) => meantBy(request as Request).location,
    disableTerminationForFinishedUploads: false,
  });
}

/** Requests for one upload follow each other, whichever process they reach. */
const LOCKER: Locker = {
  newLock(key) {
    const id = key.slice(uploadKey("").length);
    let lease: Lease | null = null;
    return {
      async lock(signal, cancelRequest) {
        lease = await holdUpload(id, () => void cancelRequest(), signal);
        // The browser comes back a little later.
        if (!lease) throw Object.assign(new Error("locked"), { status_code: 423, body: "Locked\n" });
      },
      async unlock() {
        await lease?.release();
      },
    };
  },
};
