import { db } from "~/platform/db.server";

/** An organisation, or one contest of it: where a role holds. */
export interface PeoplePlace {
  readonly organisationId: string;
  readonly contestId: string | null;
  /** Its name in full. */
  readonly title: string;
}

/** Only the contest's title and owner are read here; the rest of it is the contests' own business. */
export async function placeOf(
  id: { readonly organisationId: string } | { readonly contestId: string },
): Promise<PeoplePlace | null> {
  if ("organisationId" in id) {
    const found = await db.organisation.findUnique({
      where: { id: id.organisationId },
      select: { name: true },
    });
    return found && { organisationId: id.organisationId, contestId: null, title: found.name };
  }
  const found = await db.contest.findUnique({
    where: { id: id.contestId },
    select: { organisationId: true, title: true },
  });
  return (
    found && { organisationId: found.organisationId, contestId: id.contestId, title: found.title }
  );
}
