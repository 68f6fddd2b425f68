/** Who signs, as Nghị định 30/2020 has it: the head, a deputy for the head, on the head's order, with the head's authority for once, or who acts as head. */
export const SIGN_MODES = ["head", "deputy", "order", "authorised", "acting"] as const;

export type SignMode = (typeof SIGN_MODES)[number];

/** In these, whoever signs does so in an office of their own, under the head's. */
export const SIGNS_FOR_HEAD: readonly SignMode[] = ["deputy", "order", "authorised"];

export const signModeOf = (text: string): SignMode | null => SIGN_MODES.find((mode) => mode === text) ?? null;

/** On whose behalf papers are signed ("TM. BAN TỔ CHỨC"; "" in the own name) and the head's office ("TRƯỞNG BAN"). */
export interface Head {
  readonly authority: string;
  readonly office: string;
}

/**
 * The lines above the signature: the last is the signer's own office, those above are one text with line breaks. Only
 * the head, and who signs in the head's place, speak for the body that decides together.
 */
export function signingLines(head: Head, { mode, office }: { readonly mode: SignMode; readonly office: string }): Head {
  const lines = (...above: readonly string[]) => above.filter(Boolean).join("\n");
  switch (mode) {
    case "head":
      return head;
    case "acting":
      return { authority: head.authority, office: `Q. ${head.office}` };
    case "deputy":
      return { authority: lines(head.authority, `KT. ${head.office}`), office };
    case "order":
      return { authority: `TL. ${head.office}`, office };
    case "authorised":
      return { authority: `TUQ. ${head.office}`, office };
  }
}
