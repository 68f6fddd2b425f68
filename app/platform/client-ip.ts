/**
 * Carries the network that a client asks from, from the web server, which alone knows the trusted proxies, to the rate
 * limits. The web server overwrites it on every request, so that nobody can choose their own.
 */
export const CLIENT_IP_HEADER = "x-sangtao-client-ip";

/**
 * The network that a limit counts for: an IPv4 address itself, of an IPv6 address its /64, within which a single
 * household has as many addresses as it likes. Written as an address, and always alike.
 */
export function clientNetwork(address: string): string {
  const [written = ""] = address.trim().toLowerCase().split("%");
  const groups = groupsOf(written);
  if (!groups) return written;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped) return groups.slice(6).flatMap((group) => [group >> 8, group & 255]).join(".");
  return `${groups.slice(0, 4).map((group) => group.toString(16)).join(":")}::`;
}

/** The eight numbers of an IPv6 address; null of anything else. */
function groupsOf(written: string): number[] | null {
  const dotted = /^(.*:)(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(written);
  const bytes = dotted ? dotted.slice(2).map(Number) : [];
  if (bytes.some((byte) => byte > 255)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const plain = dotted ? `${dotted[1] ?? ""}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}` : written;
  const halves = plain.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const [left = [], right] = halves;
  const given = halves.flat();
  if (halves.length > 2 || !given.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  if (right ? given.length > 7 : given.length !== 8) return null;
  const zeros = Array<string>(8 - given.length).fill("0");
  return [...left, ...zeros, ...(right ?? [])].map((group) => parseInt(group, 16));
}
