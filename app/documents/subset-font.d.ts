declare module "subset-font" {
  /** A font with no more glyphs than the text needs. */
  export default function subsetFont(
    font: Uint8Array,
    text: string,
    options: { targetFormat: "truetype" },
  ): Promise<Uint8Array>;
}
