/**
 * Reads one `.xlsx` beside the server's own thread: a few hundred bytes may speak of a cell so far out that the table
 * fills all memory, and 60 MB of cells take seconds. Whoever started this thread ends it when it takes too long.
 */
import { parentPort, workerData } from "node:worker_threads";
import { readSheet } from "read-excel-file/node";

const { bytes, rows: mostRows, columns: mostColumns } = workerData;

function textOf(cell) {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === "string" || typeof cell === "number") return String(cell);
  return cell === true ? "x" : "";
}

const rows = await readSheet(Buffer.from(bytes));
const tooMany = rows.length > mostRows || rows.some((row) => row.length > mostColumns);
parentPort.postMessage(tooMany ? "sheet-too-big" : rows.map((row) => row.map(textOf)));
