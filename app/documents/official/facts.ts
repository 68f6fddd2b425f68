import type { EditionFigures } from "~/contests/edition-figures";
import type { OfficialKind } from "./kinds";

/*
 * What the documents are made from. Read by those to whom it belongs; who may have it was asked before.
 */

/** How the issuing body is printed, with what the organisation has not said filled in from its name. */
export interface PrintedLetterhead {
  readonly parent: string;
  /** The body above as a letter is addressed to it; "": there is none. */
  readonly addressee: string;
  readonly issuer: string;
  readonly place: string;
  readonly suffix: string;
  /** Lines above the signer's own office: "TM. BAN TỔ CHỨC", "KT. TRƯỞNG BAN". */
  readonly authority: string;
  readonly office: string;
  /** In the body whose seal is used. */
  readonly position: string;
  readonly signer: string;
  /** Standing lines of "Căn cứ" that a decision begins with. */
  readonly grounds: readonly string[];
  /** Of every document, before those that its kind has. */
  readonly recipients: readonly string[];
}

/** What every document of a contest says around its content. */
export interface Frame {
  readonly kind: OfficialKind;
  readonly contest: { readonly title: string; readonly slug: string };
  readonly letterhead: PrintedLetterhead;
  /** As recorded: "12", "12/QĐ-BTC"; "": not known yet. */
  readonly number: string;
  /** YYYY-MM-DD; "": not known yet. */
  readonly date: string;
  /** The decision that put the regulation in force. */
  readonly rules: { readonly number: string; readonly date: string };
  readonly now: Date;
  readonly timeZone: string;
}

export interface PrintedPrize {
  readonly code: string;
  readonly title: string;
  readonly authors: readonly string[];
  /** Authors who are not named because they have not agreed to it. */
  readonly unnamed: number;
  readonly units: readonly string[];
  readonly field: string;
  readonly score: string;
  readonly rank: number | null;
}

export interface PrintedLevel {
  readonly label: string;
  readonly amountVnd: number;
  readonly entries: readonly PrintedPrize[];
}

/** A special or collective prize. */
export interface PrintedAward {
  readonly collective: boolean;
  readonly label: string;
  readonly amountVnd: number;
  /** "": it may not be said on a paper that is put up. */
  readonly to: string;
}

export interface PrizeFacts {
  readonly judged: number;
  readonly levels: readonly PrintedLevel[];
  readonly awards: readonly PrintedAward[];
  readonly complaintDays: number;
}

export interface PrintedPanel {
  readonly name: string;
  readonly round: string;
  readonly members: readonly { readonly name: string; readonly unit: string; readonly office: PanelOffice }[];
}

export type PanelOffice = "CHAIR" | "MEMBER" | "SECRETARY" | "EXPERT";

export interface MeetingFacts {
  readonly kind: "PANEL" | "COUNCIL" | "COMMITTEE";
  readonly panel: string;
  readonly place: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly chair: string;
  readonly secretary: string;
  readonly attendance: readonly {
    readonly name: string;
    readonly office: "chair" | "secretary" | "member" | "guest";
    readonly position: string;
    readonly present: boolean;
    readonly note: string;
  }[];
  readonly quorum: {
    readonly members: number;
    readonly present: number;
    readonly share: string;
    /** Members who were away and whom the attendance does not list. */
    readonly unlisted: readonly string[];
  };
  readonly proceedings: string;
  readonly conclusion: string;
  readonly votes: readonly {
    readonly scenario: string;
    readonly votesFor: number;
    readonly votesAgainst: number;
    readonly votesTotal: number;
    readonly share: string;
    readonly passed: boolean;
  }[];
  /** Ties and prizes out of the order of ranks that the committee decided, each with its reason. */
  readonly decisions: readonly {
    readonly kind: "TIE" | "PRIZE";
    readonly entries: readonly string[];
    readonly outcome: string;
    readonly votesFor: number;
    readonly votesTotal: number;
    readonly reason: string;
  }[];
  /** Special and collective prizes that the committee gave, or left empty, by its own choice. */
  readonly awards: readonly {
    /** "": the unit gets no collective prize. */
    readonly prize: string;
    /** Code; "" where a unit gets it, nobody does, or it must not be told. */
    readonly entry: string;
    /** The one author who gets it; "": all of them. */
    readonly person: string;
    readonly unit: string;
    /** The places left of the prize stay empty. */
    readonly empty: boolean;
    readonly reason: string;
  }[];
  /** Of a panel's meeting: what it had judged. null: of another body's, or where it is not told. */
  readonly judged: JudgedFacts | null;
}

/** How far the judges of an entry lay apart. */
export interface PrintedSpread {
  readonly low: string;
  readonly high: string;
  readonly spread: string;
}

/** What a panel had judged at an instant; judges stand by their codes. */
export interface JudgedFacts {
  /** When the minutes were signed; else when they are printed. */
  readonly until: Date;
  /** Whether its work was declared done; before that no mark is told. */
  readonly closed: boolean;
  readonly asksProposal: boolean;
  readonly entries: readonly {
    readonly code: string;
    readonly title: string;
    readonly sheets: number;
    readonly score: string;
    readonly rank: number | null;
    readonly proposals: string;
  }[];
  /** Marks that lay further apart than the regulation allows. */
  readonly differences: readonly {
    readonly code: string;
    readonly title: string;
    readonly before: PrintedSpread;
    /** null: the marks were kept. */
    readonly after: PrintedSpread | null;
    /** What the panel answered. */
    readonly notes: readonly string[];
    /** Why sheets were given back. */
    readonly reasons: readonly string[];
  }[];
  readonly returned: readonly {
    readonly code: string;
    readonly title: string;
    readonly judge: string;
    readonly before: string;
    /** "": it was not in again. */
    readonly after: string;
    readonly reason: string;
  }[];
}

export interface JudgeSummaryFacts {
  readonly judge: string;
  readonly rounds: readonly {
    readonly round: string;
    readonly panel: string;
    /** The panel with its round. */
    readonly called: string;
    readonly highest: string;
    readonly sheets: readonly {
      readonly code: string;
      readonly title: string;
      readonly total: string;
      readonly proposal: string;
    }[];
  }[];
}

export interface PanelSummaryFacts {
  readonly panel: string;
  readonly round: string;
  /** The panel with its round. */
  readonly called: string;
  /** The judges' names, or their codes where they are to stay unnamed. */
  readonly judges: readonly string[];
  readonly rows: readonly {
    readonly code: string;
    readonly title: string;
    /** In the order of the judges; null: none. */
    readonly totals: readonly (string | null)[];
    readonly mean: string;
    readonly range: string;
    /** By the rule, which may leave sheets out or weigh them. */
    readonly score: string;
    readonly rank: number | null;
    readonly flagged: boolean;
    readonly proposals: string;
  }[];
}

/** Counts of one heading with what part they are of all; the parts add up to 100. `prized`: null where it is not told. */
export interface ReportTable {
  readonly rows: readonly {
    readonly label: string;
    readonly count: number;
    readonly percent: string;
    readonly prized: number | null;
  }[];
  readonly total: number;
}

export interface ReportFacts {
  readonly submitted: number;
  readonly eligible: number;
  readonly ineligible: number;
  readonly withdrawn: number;
  readonly panels: number;
  readonly judges: number;
  readonly sheets: number;
  readonly authors: number;
  readonly byField: ReportTable;
  readonly byUnit: ReportTable;
  readonly byLocality: ReportTable;
  readonly byGender: ReportTable;
  readonly byAge: ReportTable;
  /** The day on which the ages are counted, YYYY-MM-DD. */
  readonly ageOn: string;
  /** By year, this one among them; alone where there was none before. */
  readonly editions: readonly EditionFigures[];
  /** null before closing. */
  readonly prizes: PrizeFacts | null;
}
