/** Ids that cannot exist need no query; a text column would take anything but the NUL that makes PostgreSQL fail. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** When an id of version 7 was made: it begins with that. */
export function uuidMadeAt(id: string): Date {
  return new Date(parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

/** The first id of version 7 that can be made at an instant; ids are ordered by when they were made. */
export function firstUuidAt(instant: Date): string {
  const time = instant.getTime().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
