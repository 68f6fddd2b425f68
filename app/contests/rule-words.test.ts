import { expect, test } from "vitest";
import en from "~/locales/en";
import vi from "~/locales/vi";
import { translator } from "~/platform/i18n";
import type { Regulation } from "./regulation";
import { ruleSentences, type RuleSentence } from "./rule-words";
import { technicalTemplate } from "./technical-template";
import { youthTemplate } from "./youth-template";

const options = { organisation: { name: "Liên hiệp hội", province: "Lâm Đồng" }, edition: "XII", year: 2026 };
const technical = technicalTemplate(options);

function varied(change: (rule: Regulation["rule"]) => Partial<Regulation["rule"]>): Regulation {
  return { ...technical, rule: { ...technical.rule, ...change(technical.rule) } };
}

const keysOf = (sentences: readonly RuleSentence[]): string[] =>
  sentences.flatMap(({ key, items }) => [key, ...keysOf(items ?? [])]);

test("says the rule in the order in which it is computed", () => {
  expect(keysOf(ruleSentences(technical))).toEqual([
    "order.sheets-first",
    "method.mean",
    "minimum-sheets",
    "rounding.total.half-up",
    "rank.group",
    "tie.chain",
    "tie.criterion",
    "tie.criterion",
    "tie.median",
    "tie.vote",
    "fill",
    "on-tie.undecided",
  ]);
});

test("says nothing of rounds where there is one, and that scores are exact where nothing is rounded", () => {
  const plain = ruleSentences(varied(() => ({ rounding: {}, tieBreak: [] })));
  expect(keysOf(plain)).toEqual(expect.arrayContaining(["rounding.none", "tie.none"]));
  const two = varied(() => ({ rounds: [{ id: "preliminary", weight: "0" }, { id: "final", weight: "1" }] }));
  expect(keysOf(ruleSentences(two))).toEqual(expect.arrayContaining(["rounds", "round-without-weight", "round"]));
});

test("has words for every rule that can be written, in both languages", () => {
  const modes = ["half-up", "half-even", "down"] as const;
  const regulations = [
    youthTemplate(options),
    varied(() => ({ publicVote: { max: "20", decimals: 1, mode: "half-up" } })),
    ...(["mean", "median", "trimmed-mean"] as const).flatMap((method) =>
      (["sheets-first", "criteria-first"] as const).map((order) =>
        varied(({ combine }) => ({ combine: { ...combine, method, order } })),
      ),
    ),
    ...modes.map((mode) => {
      const stage = { decimals: 1, mode };
      return varied(() => ({ rounding: { combined: stage, weighted: stage, total: stage } }));
    }),
    ...(["undecided", "award-all", "award-none"] as const).flatMap((onTie) =>
      (["group", "contest"] as const).map((scope) =>
        varied(({ prizes }) => ({ prizes: { ...prizes, onTie, scope } })),
      ),
    ),
    varied(() => ({
      tieBreak: [{ by: "round", id: "final" }, { by: "highest-sheet" }],
      rounds: [{ id: "preliminary", weight: "0.3" }, { id: "final", weight: "1" }],
    })),
  ];
  const every = (sentences: readonly RuleSentence[]): RuleSentence[] =>
    sentences.flatMap((sentence) => [sentence, ...every(sentence.items ?? [])]);
  for (const [language, words] of [["vi", vi], ["en", en]] as const) {
    const { t } = translator(language, words);
    for (const { key, params } of regulations.flatMap((regulation) => every(ruleSentences(regulation)))) {
      const text = t(`public:rule.${key}`, { ...params });
      expect(text).not.toBe(`rule.${key}`);
      expect(text).not.toContain("{{");
    }
  }
});
