import { paths } from "~/paths";
import type { ShownFile } from "./shown-files.server";

/** A picture of a winner, loaded when it comes into view, in the size that the screen needs. */
export function Picture({ slug, file, alt }: { slug: string; file: ShownFile; alt: string }) {
  const { code, number, width, height } = file;
  return (
    <img
      src={paths.solutionFile(slug, code, number, "thumb")}
      srcSet={`${paths.solutionFile(slug, code, number, "thumb")} 320w, ${paths.solutionFile(slug, code, number, "screen")} 1600w`}
      sizes="(min-width: 40rem) 20rem, 50vw"
      loading="lazy"
      decoding="async"
      alt={alt}
      {...(width !== null && height !== null && { width, height })}
      className="picture"
    />
  );
}
