import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface Line {
  /** The address of the site at the other end. */
  readonly url: string;
  /** Ends all connections and takes no new ones. */
  cut(): void;
  mend(): void;
  close(): void;
}

/**
 * A line to a site that can be cut, and carries only so many bytes a second upwards: the browser's own brakes let the
 * server have all at once.
 */
export async function lineTo(siteUrl: string, bytesPerSecond = Infinity): Promise<Line> {
  const { hostname, port } = new URL(siteUrl);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((browser) => {
    if (isCut) return void browser.destroy();
    const site = connect(Number(port), hostname);
    for (const [one, other] of [
      [browser, site],
      [site, browser],
    ] as const) {
      sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
    site.pipe(browser);
    if (bytesPerSecond === Infinity) return void browser.pipe(site);
    browser.on("data", (chunk) => {
      site.write(chunk);
      browser.pause();
      setTimeout(() => browser.resume(), (chunk.length * 1000) / bytesPerSecond);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const end = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      isCut = true;
      end();
    },
    mend() {
      isCut = false;
    },
    close() {
      end();
      server.close();
    },
  };
}
