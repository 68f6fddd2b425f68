/** What a supporter is to the authors, as the form offers it; a spreadsheet may say it in other words. */
export const SUPPORTER_ROLES = ["teacher", "mentor", "family", "other"] as const;

export function isSupporterRole(role: string): role is (typeof SUPPORTER_ROLES)[number] {
  return (SUPPORTER_ROLES as readonly string[]).includes(role);
}
