/** What is printed as long as an organisation has not said otherwise. */
export const DEFAULT_ISSUER = "BAN TỔ CHỨC";
export const DEFAULT_OFFICE = "TRƯỞNG BAN";

/** "TM. BAN TỔ CHỨC": on behalf of a body that decides together. */
export const defaultAuthority = (issuer: string) => `TM. ${issuer}`;
