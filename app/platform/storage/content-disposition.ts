/**
 * A `Content-Disposition` with a name in any script: a plain name for old readers, RFC 8187 for the rest.
 */
export function contentDisposition(disposition: "inline" | "attachment", filename: string): string {
  const name =
    [...filename.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, "_")].slice(0, 180).join("") || "file";
  // A name of marks alone has no letter left for old readers; an empty one is not allowed.
  const plain =
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/\u0111/g, "d")
      .replace(/\u0110/g, "D")
      .replace(/[^ !#$&+.0-9A-Z^_`a-z|~-]/g, "_") || "file";
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
