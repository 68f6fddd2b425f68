/**
 * Decodes one HEIC beside the server's own thread: it takes seconds, and hundreds of megabytes. Whoever started this
 * thread ends it when it takes too long.
 */
import { parentPort, workerData } from "node:worker_threads";
import decode from "heic-decode";

const images = await decode.all({ buffer: workerData.bytes });
const [first] = images;
if (!first || first.width * first.height > workerData.maxPixels)
  throw new Error("too large a picture, or none");
const { width, height, data } = await first.decode();
parentPort.postMessage({ width, height, data }, [data.buffer]);
