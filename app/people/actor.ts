export type GrantedRole = "ORGANISER" | "SECRETARY" | "OBSERVER" | "UNIT_COORDINATOR";

/** The signed-in person and the roles given to them; `null` stands for nobody. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly unitName: string;
  readonly isPlatformAdmin: boolean;
  readonly grants: readonly {
    readonly role: GrantedRole;
    readonly organisationId: string;
    /** null: every contest of the organisation. */
    readonly contestId: string | null;
    readonly unitId: string | null;
  }[];
}

/** What every use case is told besides its input: who asks, and when. */
export interface Context {
  readonly actor: Actor;
  readonly now: Date;
}
