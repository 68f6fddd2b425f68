/** The number in an address of something that is counted from 1; 0, which nothing has, for nonsense. */
export function numberOf(text: string | undefined): number {
  return /^[1-9]\d{0,5}$/.test(text ?? "") ? Number(text) : 0;
}

/** The page that an address asks for in its query; the first when it asks for none, or for nonsense. */
export function pageOf(query: URLSearchParams): number {
  return numberOf(query.get("page") ?? "1") || 1;
}
