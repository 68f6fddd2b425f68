import net from "node:net";

/**
 * The first port from `wanted` on that nobody listens on.
 *
 * @param {string} host
 * @param {number} wanted
 * @returns {Promise<number>}
 */
export async function nextFreePort(host, wanted) {
  for (let port = wanted; port < Math.min(wanted + 200, 65_536); port += 1) {
    if (await isFree(host, port)) return port;
  }
  throw new Error(`no free port from ${wanted} on`);
}

/**
 * Whether nobody listens there.
 *
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function isFree(host, port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once("error", (error) => (error.code === "EADDRINUSE" || error.code === "EACCES" ? resolve(false) : reject(error)));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
