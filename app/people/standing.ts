import type { Actor } from "./actor";

/** What the actor is towards one contest, entry or sheet: the only thing about a person that permissions look at. */
export interface Standing {
  readonly signedIn: boolean;
  readonly platformAdmin: boolean;
  readonly organiser: boolean;
  readonly secretary: boolean;
  readonly observer: boolean;
  /** Chair of the panel in question. */
  readonly chair: boolean;
  /** Secretary of the panel in question. */
  readonly panelSecretary: boolean;
  /** The sheet's own judge, or a judge to whom the entry is assigned. */
  readonly judge: boolean;
  /** Coordinator of the unit that the entry came through, in this contest. */
  readonly unitCoordinator: boolean;
  /** Owner of the entry, in their own name and not in a unit's. */
  readonly contestant: boolean;
  /** A member of the entry who was invited to write along and has confirmed. */
  readonly coAuthor: boolean;
}

/** Nobody: not signed in. */
export const NOBODY: Standing = {
  signedIn: false,
  platformAdmin: false,
  organiser: false,
  secretary: false,
  observer: false,
  chair: false,
  panelSecretary: false,
  judge: false,
  unitCoordinator: false,
  contestant: false,
  coAuthor: false,
};

/** Where a subject belongs and who holds it, as far as it matters for it. */
export interface Place {
  readonly organisationId?: string;
  readonly contestId?: string;
  readonly unitId?: string | null;
  readonly ownerId?: string;
  /** User ids of those who write along. */
  readonly coAuthorIds?: readonly string[];
  /** User ids of the judges in question. */
  readonly judgeIds?: readonly string[];
  /** User ids of the chairs in question. */
  readonly chairIds?: readonly string[];
  /** User ids of the panels' secretaries in question. */
  readonly panelSecretaryIds?: readonly string[];
}

/** The actor's standing at a place. Roles of an organisation hold in all its contests. */
export function standingAt(actor: Actor | null, place: Place): Standing {
  if (!actor) return NOBODY;
  const granted = (role: string) =>
    actor.grants.some(
      (grant) =>
        grant.role === role &&
        grant.organisationId === place.organisationId &&
        (grant.contestId === null || grant.contestId === place.contestId),
    );
  return {
    signedIn: true,
    platformAdmin: actor.isPlatformAdmin,
    organiser: granted("ORGANISER"),
    secretary: granted("SECRETARY"),
    observer: granted("OBSERVER"),
    chair: place.chairIds?.includes(actor.userId) ?? false,
    panelSecretary: place.panelSecretaryIds?.includes(actor.userId) ?? false,
    judge: place.judgeIds?.includes(actor.userId) ?? false,
    unitCoordinator:
      place.unitId != null &&
      actor.grants.some(
        (grant) =>
          grant.role === "UNIT_COORDINATOR" &&
          grant.unitId === place.unitId &&
          (grant.contestId === null || grant.contestId === place.contestId),
      ),
    contestant: place.ownerId === actor.userId,
    coAuthor: place.coAuthorIds?.includes(actor.userId) ?? false,
  };
}
