import type { AttachmentKind } from "~/contests/regulation";
import { searchKey } from "~/platform/vietnamese";
import { isAccepted } from "../files/attachment";

/** An entry that a file may belong to. */
export interface FileTarget {
  readonly id: string;
  readonly importKey: string | null;
  readonly code: string | null;
  readonly title: string;
}

/** Which of the regulation's kinds a file's bytes may be. */
export type FoundContent = Parameters<typeof isAccepted>[1];

/**
 * The entry that a path names: by the contest's code anywhere in it, else by the unit's own number at the head of a
 * folder or of the file, else by the whole title. Null when it names none, or more than one.
 */
export function entryOfPath(path: string, entries: readonly FileTarget[]): string | null {
  const parts = path.split("/").map((part) => words(part.replace(/\.[a-z0-9]{1,5}$/i, "")));
  const whole = ` ${parts.join(" ")} `;
  const only = (found: readonly FileTarget[]) =>
    found.length === 1 ? (found[0]?.id ?? null) : null;
  const byCode = entries.filter(({ code }) => code && whole.includes(` ${words(code)} `));
  if (byCode.length > 0) return only(byCode);
  for (const part of parts) {
    const byNumber = entries.filter(({ importKey }) => importKey && begins(part, words(importKey)));
    if (byNumber.length > 0) return only(longest(byNumber));
  }
  const titled = entries.filter(
    ({ title }) => words(title).length > 3 && whole.includes(` ${words(title)} `),
  );
  return only(titled);
}

/** "12 phieu dang ky", "bai 12", "012" begin with 12; "123" does not. */
function begins(part: string, number: string): boolean {
  const bare = part.replace(/^(bai|so|stt|ma)( so)? /, "").replace(/^0+(?=\d)/, "");
  const wanted = number.replace(/^0+(?=\d)/, "");
  return bare === wanted || bare.startsWith(`${wanted} `);
}

/** "a 1" is meant where both "a" and "a 1" would do. */
function longest(found: readonly FileTarget[]): FileTarget[] {
  const length = ({ importKey }: FileTarget) => importKey?.length ?? 0;
  const most = Math.max(...found.map(length));
  return found.filter((one) => length(one) === most);
}

function words(text: string): string {
  return searchKey(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/**
 * The kind that a file is meant for: the one whose name stands in the path, else the only one that takes such bytes;
 * a picture else goes to where only pictures go. Null when nothing tells.
 */
export function kindOfFile(
  path: string,
  found: FoundContent,
  kinds: readonly Pick<AttachmentKind, "id" | "label" | "accept">[],
): string | null {
  const taking = kinds.filter((kind) => isAccepted(kind, found));
  if (taking.length <= 1) return taking[0]?.id ?? null;
  const name = ` ${words(path)} `;
  const scored = taking
    .map(({ id, label }) => ({ id, score: score(name, label) }))
    .sort((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (best && best.score > (next?.score ?? 0)) return best.id;
  const forPictures = taking.filter(({ accept }) => accept.every((one) => one === "image"));
  const named = best !== undefined && best.score > 0;
  return found === "image" && !named && forPictures.length === 1
    ? (forPictures[0]?.id ?? null)
    : null;
}

/** How much of a kind's name stands in the path: runs of two words count, its first word alone hardly. */
function score(name: string, label: string): number {
  const [first = ""] = words(label).split(" ");
  return Math.max(
    name.includes(` ${first} `) ? 0.5 : 0,
    ...label.split(/[,;/]| hoặc | và /).map((part) => {
      const own = words(part).split(" ");
      if (name.includes(` ${own.join(" ")} `)) return 10 + own.length;
      const pairs = own.slice(1).filter((word, at) => name.includes(` ${own[at]} ${word} `)).length;
      return pairs > 0 ? pairs : own.length === 1 && name.includes(` ${own[0]} `) ? 1 : 0;
    }),
  );
}
