import type { Align, Face } from "./pdf-layout";

export interface DocumentOptions {
  readonly title: string;
  /** Language of the text, for readers that speak. */
  readonly language?: string;
  /** Written into the file; the same content at the same time gives the same bytes. */
  readonly createdAt?: Date;
  /** "official": number at the top centre, none on page 1. A function: a line at the foot of each page. */
  readonly pageNumbers?: "official" | "none";
  readonly foot?: (page: number, pages: number) => string;
  /** A code at the top right of each page. */
  readonly cornerCode?: (page: number, pages: number) => string;
  /** Across the page: for long lists. */
  readonly landscape?: boolean;
}

export interface ParagraphOptions {
  readonly size?: number;
  readonly face?: Face;
  readonly align?: Align;
  readonly grey?: boolean;
  readonly indent?: number;
  readonly left?: number;
  readonly before?: number;
  readonly after?: number;
  /** Height that must still fit on the page below the text, so that a heading is not left alone. */
  readonly keepWith?: number;
}
