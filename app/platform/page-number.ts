/** The page that an address asks for in its query; the first when it asks for none, or for nonsense. */
export function pageOf(query: URLSearchParams): number {
  const asked = query.get("page") ?? "1";
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
}
