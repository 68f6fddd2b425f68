import { searchKey } from "~/platform/vietnamese";

/** What the majority calls itself, and words that people write around it. */
const MAJORITY = new Set(["kinh", "viet"]);
const AROUND = new Set(["dan", "toc", "nguoi"]);

/**
 * Whether what somebody wrote of their ethnicity names a minority. It is a free text: "Kinh", "Dân tộc Kinh" and
 * "Kinh (Việt)" are the majority, which is asked like everybody.
 */
export function isMinority(written: string): boolean {
  const words = searchKey(written).match(/[a-z0-9]+/g) ?? [];
  // "Không", "không khai": nothing is said.
  if (words[0] === "khong") return false;
  return words.some((word) => !MAJORITY.has(word) && !AROUND.has(word));
}
