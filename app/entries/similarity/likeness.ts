import { PICTURE_NEAR, pictureDistance } from "./picture-hash";
import { titleScore, type Profile } from "./title-score";

/** An attached file of a solution. */
export interface SolutionFile {
  /** The attachment's id. */
  readonly id: string;
  readonly sha256: string;
  /** Of pictures, where there is something in them. */
  readonly pictureHash: string | null;
}

/** One solution among many, as little of it as comparing needs. */
export interface Comparable {
  readonly profile: Profile;
  /** printOf its texts. */
  readonly print: Uint32Array;
  readonly files: readonly SolutionFile[];
}

export interface FilePair {
  readonly a: string;
  readonly b: string;
}

export interface PicturePair extends FilePair {
  /** Bits of 64 that differ. */
  readonly distance: number;
}

/** What makes another solution worth a closer look. */
export interface Likeness<T> {
  readonly other: T;
  /** 0 to 1. */
  readonly title: number;
  /** Sampled shingles in common that not everybody has; from MAY_SHARE on the texts themselves are compared. */
  readonly shingles: number;
  readonly files: readonly FilePair[];
  readonly pictures: readonly PicturePair[];
}

export const MAY_SHARE = 2;
/** The same file, and the same picture, as scores beside those of titles and texts. */
const SAME_FILE = 0.95;
const SAME_PICTURE = 0.9;
const PER_BIT = 0.02;
/** What more others than this have, and more than so many of a thousand, is everybody's: a blank form, a set phrase. */
const FEW = 4;
const OF_A_THOUSAND = 20;

/** What has to be counted over all others before one is compared with any of them. */
export interface Overview {
  /** Sampled shingles in common with each other, by its place. */
  readonly shared: ReadonlyMap<number, readonly number[]>;
  /** Shingles that are everybody's. */
  readonly common: ReadonlySet<number>;
  /** The files that are not. */
  readonly files: readonly SolutionFile[];
}

export function overviewOf(one: Comparable, others: readonly Comparable[]): Overview {
  const limit = Math.max(FEW, (others.length * OF_A_THOUSAND) / 1000);
  const files = one.files.filter(
    ({ sha256 }) => others.filter((other) => hasFile(other, sha256)).length <= limit,
  );
  return { ...sharedShingles(one.print, others, limit), files };
}

/** One solution against those others that stand at these places. `from`: below this title score alone it is nothing. */
export function likenesses<T extends Comparable>(
  one: Comparable,
  others: readonly T[],
  { shared, common, files }: Overview,
  from: number,
  [begin, end]: readonly [number, number] = [0, others.length],
): Likeness<T>[] {
  return others.slice(begin, end).flatMap((other, at): Likeness<T>[] => {
    const title = titleScore(one.profile, other.profile);
    const shingles = (shared.get(begin + at) ?? []).filter((shingle) => !common.has(shingle)).length;
    const same = sameFiles(files, other.files);
    const pictures = samePictures(files, other.files);
    const worth = title >= from || shingles >= MAY_SHARE || same.length > 0 || pictures.length > 0;
    return worth ? [{ other, title, shingles, files: same, pictures }] : [];
  });
}

/** What each other has in common with the print, by its place, and what too many have. */
function sharedShingles(print: Uint32Array, others: readonly Comparable[], limit: number) {
  const own = new Set(print);
  const shared = new Map<number, number[]>();
  const counts = new Map<number, number>();
  others.forEach((other, place) => {
    for (const shingle of other.print) {
      if (!own.has(shingle)) continue;
      counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
      shared.set(place, [...(shared.get(place) ?? []), shingle]);
    }
  });
  const common = new Set([...counts].filter(([, count]) => count > limit).map(([one]) => one));
  return { shared, common };
}

function hasFile({ files }: Comparable, sha256: string): boolean {
  return files.some((file) => file.sha256 === sha256);
}

function sameFiles(a: readonly SolutionFile[], b: readonly SolutionFile[]): FilePair[] {
  return a.flatMap((one) =>
    b.filter(({ sha256 }) => sha256 === one.sha256).map(({ id }) => ({ a: one.id, b: id })),
  );
}

function samePictures(a: readonly SolutionFile[], b: readonly SolutionFile[]): PicturePair[] {
  return a.flatMap((one) =>
    b.flatMap((other) => {
      if (!one.pictureHash || !other.pictureHash || one.sha256 === other.sha256) return [];
      const distance = pictureDistance(one.pictureHash, other.pictureHash);
      return distance <= PICTURE_NEAR ? [{ a: one.id, b: other.id, distance }] : [];
    }),
  );
}

/** The strongest sign there is, 0 to 1; every sign is shown. */
export function overallScore(signs: {
  readonly title: number;
  readonly text: number;
  readonly files: readonly unknown[];
  readonly pictures: readonly { readonly distance: number }[];
}): number {
  return Math.max(
    signs.title,
    signs.text,
    signs.files.length > 0 ? SAME_FILE : 0,
    ...signs.pictures.map(({ distance }) => SAME_PICTURE - PER_BIT * distance),
  );
}
