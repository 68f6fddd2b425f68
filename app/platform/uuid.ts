/** Ids that cannot exist need no query; a text column would take anything but the NUL that makes PostgreSQL fail. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
