import type { PrintedLetterhead } from "./facts";
import { signingLines, type Head, type SignMode } from "./signing-template";

/** Who signs. */
export interface Signing {
  readonly mode: SignMode;
  /** Of who signs in the head's place. */
  readonly office: string;
  /** In the body whose seal is used; "": nothing stands under the seal but the name. */
  readonly position: string;
  /** Without academic titles; "": left to the pen. */
  readonly name: string;
}

/** What a contest, or one of its papers, has otherwise than the organisation. */
export interface PaperSetting {
  /** null: as for all. */
  readonly signing: Signing | null;
  readonly ownGrounds: boolean;
  readonly grounds: readonly string[];
}

/** The letterhead as an organisation has it, before it is known which paper it is for. */
export interface StandingHead extends Pick<PrintedLetterhead, "parent" | "addressee" | "issuer" | "place" | "suffix" | "recipients"> {
  readonly head: Head;
  readonly signing: Signing;
  readonly grounds: readonly string[];
}

/** How one paper begins and ends: what is said nearest to it holds. The contest's grounds come after the organisation's. */
export function headOfPaper(
  { head, signing, grounds, ...rest }: StandingHead,
  contest: PaperSetting | null,
  paper: PaperSetting | null,
): PrintedLetterhead {
  const signs = paper?.signing ?? contest?.signing ?? signing;
  const { authority, office } = signingLines(head, signs);
  return {
    ...rest,
    // Offices stand in capitals (Nghị định 30/2020), however they were typed.
    authority: authority.toLocaleUpperCase("vi"),
    office: office.toLocaleUpperCase("vi"),
    position: signs.position.toLocaleUpperCase("vi"),
    signer: signs.name,
    grounds: paper?.ownGrounds ? paper.grounds : [...grounds, ...(contest?.grounds ?? [])],
  };
}
