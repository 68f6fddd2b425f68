/**
 * A process that does nothing but open the door: it notes when somebody came, and hands the connection on unread.
 * The server that computes accepts one connection per turn of its event loop; who came when would be lost there.
 *
 *   node doorkeeper.mjs PORT HOST   (with an IPC channel to the server)
 */
import { createServer } from "node:net";
import { argv } from "node:process";

const [port, host] = argv.slice(2);
const tell = (message, connection) => {
  // Fails where the server has gone, or the visitor: then nobody waits for the connection.
  process.send(message, connection, (error) => error && connection?.destroy());
};

const door = createServer({ pauseOnConnect: true }, (connection) => {
  connection.on("error", () => connection.destroy());
  tell({ cameAt: Number(process.hrtime.bigint() / 1000n) }, connection);
});
door.on("error", ({ code, message }) => tell({ failed: { code, message } }));
door.listen(Number(port), host, () => tell({ listening: door.address().port }));

process.on("message", () => door.close());
process.on("disconnect", () => process.exit());
// A terminal tells all of us to stop; when, is the server's to say.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => undefined);
