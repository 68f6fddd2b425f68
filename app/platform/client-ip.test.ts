import { isIPv6 } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientNetwork } from "./client-ip";

describe("the network of a client", () => {
  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
    ["2001:0DB8:0001:0002::9", "2001:db8:1:2::"],
    ["2001:db8::1", "2001:db8:0:0::"],
    ["2001:db8:1:2:3::", "2001:db8:1:2::"],
    ["::1", "0:0:0:0::"],
    ["::", "0:0:0:0::"],
    ["fe80::1%eth0", "fe80:0:0:0::"],
    ["64:ff9b::192.0.2.33", "64:ff9b:0:0::"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["::FFFF:cb00:7107", "203.0.113.7"],
    ["0:0:0:0:0:ffff:203.0.113.7", "203.0.113.7"],
  ])("of %s is %s", (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });

  it.each(["", "unknown", "1:2:3", "1::2::3", "1:2:3:4:5:6:7:8:9", "12345::", "::ffff:300.1.1.1", ":::", "1:2:3:4:5:6:7:"])(
    "of what is no address is what was written: %j",
    (written) => {
      expect(clientNetwork(written)).toBe(written);
    },
  );

  const group = fc.integer({ min: 0, max: 0xffff });
  const groups = fc.tuple(group, group, group, group, group, group, group, group);
  const hex = (numbers: readonly number[]) => numbers.map((number) => number.toString(16)).join(":");

  it("is the same for all addresses of a /64, however they are written, and another one next door", () => {
    fc.assert(
      fc.property(groups, groups, fc.boolean(), (first, second, upper) => {
        const other = [...first.slice(0, 4), ...second.slice(4)];
        const [short] = new URL(`http://[${hex(other)}]`).hostname.slice(1).split("]");
        const padded = other.map((number) => number.toString(16).padStart(4, "0")).join(":");
        const network = clientNetwork(hex(first));
        fc.pre(!/^0:0:0:0::$/.test(network));
        expect(isIPv6(network)).toBe(true);
        for (const written of [hex(other), short!, upper ? padded.toUpperCase() : padded])
          expect(clientNetwork(written)).toBe(network);
        expect(clientNetwork(network)).toBe(network);
        const next = first.map((number, at) => (at === 3 ? number ^ 1 : number));
        expect(clientNetwork(hex(next))).not.toBe(network);
      }),
    );
  });

  it("is the IPv4 address of one that is written as IPv6", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
        for (const written of [address, `::ffff:${address}`, `::ffff:${hex([a * 256 + b, c * 256 + d])}`])
          expect(clientNetwork(written)).toBe(address);
      }),
    );
  });
});
