/** The small pictures that are made of a stored file: the longer side, in pixels. */
export const PREVIEWS = { thumb: 320, screen: 1600 } as const;
export type PreviewVariant = keyof typeof PREVIEWS;

export function isPreviewVariant(text: string): text is PreviewVariant {
  return text in PREVIEWS;
}

const PICTURES = new Set(["image/jpeg", "image/png", "image/webp"]);

/** Whether small pictures are made of such a file: of photographs, and of the first page of a PDF. */
export function hasPreview(mime: string): boolean {
  return PICTURES.has(mime) || mime === "application/pdf";
}

/** Where a small picture lies in the attachment storage. */
export function previewKey(sha256: string, variant: string): string {
  return `previews/${sha256}/${variant}`;
}
