import { regulationSchema, type Regulation } from "./regulation";
import type { Round } from "./round";

/*
 * Regulations are frozen as they were decided and never rewritten. What an older version of the form lacked gets
 * the meaning that it had then, here and nowhere else.
 */

interface OldSection {
  readonly id: string;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly maxWords: number;
}

/** Rounds were words only, and the whole contest was judged blind or not. */
interface OldJudging {
  readonly blind: boolean;
  readonly rounds: readonly { readonly id: string; readonly label: string }[];
  readonly criteriaText: readonly Record<string, unknown>[];
}

type Stored = Record<string, unknown> & {
  readonly members: Record<string, unknown>;
  readonly sections: readonly (OldSection | Regulation["sections"][number])[];
};

/** A stored regulation of any version in today's shape. Only for documents that were checked when they were stored. */
export function upgradeRegulation(document: unknown): Regulation {
  return upgradeDeciding(upgradeJudging(upgradeDossier(document as Stored))) as unknown as Regulation;
}

/** What was decided outside the system: nobody was asked for a quorum, a vote or a signature, and all results shown. */
export const UNREGULATED: Pick<Regulation, "deciding" | "specialPrizes" | "collective" | "publicVote"> = {
  deciding: {
    panelQuorum: "",
    committeeQuorum: "",
    voteShare: "",
    voteOf: "members",
    approval: [],
    complaintDays: 0,
    feedback: { total: true, rank: true, criteria: false, comments: true },
  },
  specialPrizes: [],
  collective: null,
  publicVote: null,
};

function upgradeDeciding(stored: object): object {
  return "deciding" in stored ? stored : { ...stored, ...UNREGULATED };
}

/** What a round lacked that was only a name: everybody scores everything, nobody sees others' marks, all go on. */
function upgradeJudging(stored: object): object {
  if (!("blind" in stored)) return stored;
  const { blind, rounds, criteriaText, ...rest } = stored as OldJudging;
  return {
    ...rest,
    criteriaText: criteriaText.map((words) => ({ anchors: [], ...words })),
    rounds: rounds.map(({ id, label }): Round => ({
      id,
      label,
      kind: "dossier",
      blind,
      judgesPerEntry: null,
      marksSeen: "never",
      differenceLimit: null,
      asksProposal: false,
      advance: { by: "all" },
    })),
  };
}

function upgradeDossier(stored: Stored): object {
  if ("appealDays" in stored) return stored;
  return {
    appealDays: 10,
    divisions: [],
    conditions: {
      createdSince: null,
      provinces: [],
      repeats: "not-asked",
      maxEntriesPerMember: null,
    },
    consents: { childBelow: 0, childAgreesFrom: 0, purposes: [] },
    checklist: [],
    unitRound: false,
    ...stored,
    members: {
      asks: {
        gender: "no",
        className: "no",
        role: "no",
        occupation: "no",
        phone: "no",
        email: "no",
        ethnicity: "no",
      },
      maxSupporters: 0,
      ...stored.members,
    },
    sections: stored.sections.map((section) =>
      "questions" in section ? section : upgradeSection(section),
    ),
  };
}

/** A section used to be one long text; the text keeps its id. */
function upgradeSection({ id, title, help, required, maxWords }: OldSection) {
  const question = {
    id,
    kind: "long-text" as const,
    label: title,
    help,
    example: "",
    required,
    divisionIds: [],
    maxWords,
  };
  return { id, title, help: "", questions: [question] };
}

/** A draft as it was saved, checked; throws when it is none. */
export function readDraftRegulation(document: unknown): Regulation {
  return regulationSchema.parse(upgradeRegulation(document));
}

/** Whether what is stored is a regulation at all, for those who look for damage. */
export function checkRegulation(document: unknown) {
  const whole = typeof document === "object" && document !== null && "sections" in document;
  return regulationSchema.safeParse(whole ? upgradeRegulation(document) : document);
}
