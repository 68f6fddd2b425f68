/** Why no copy without metadata can be made. Catalogue: `blind:fault.<code>`. */
export const CLEAN_FAULTS = ["unsupported", "broken", "too-large"] as const;
export type CleanFault = (typeof CLEAN_FAULTS)[number];

const OFFICE = "application/vnd.openxmlformats-officedocument.";

const KINDS: Readonly<Record<string, "pdf" | "picture" | "video" | "office">> = {
  "application/pdf": "pdf",
  "image/jpeg": "picture",
  "image/png": "picture",
  "image/webp": "picture",
  "video/mp4": "video",
  "video/quicktime": "video",
  "video/webm": "video",
  [`${OFFICE}wordprocessingml.document`]: "office",
  [`${OFFICE}spreadsheetml.sheet`]: "office",
  [`${OFFICE}presentationml.presentation`]: "office",
};

/** How a file of this type is cleaned; null: nobody here knows what else is in it. */
export function cleaningOf(mime: string) {
  return KINDS[mime] ?? null;
}
