interface Read {
  /** Of the version that was sent in. */
  readonly number: number;
  /** Of the entry's row. */
  readonly version: number;
}

/**
 * The row's version under which a conclusion is recorded. While the authors' latest version is the one that was opened
 * it is the current one, whatever else changed; when they sent another in meanwhile it is the one that was read, so
 * that the conclusion is not taken before the reader has been told.
 */
export function versionJudged(opened: Read, current: Read, told: boolean): number {
  return told || opened.number === current.number ? current.version : opened.version;
}
