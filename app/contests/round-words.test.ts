import { expect, test } from "vitest";
import en from "~/locales/en";
import vi from "~/locales/vi";
import { translator } from "~/platform/i18n";
import type { Advance, Round } from "./round";
import { roundSentences } from "./round-words";
import { newRound } from "./rounds";
import { technicalTemplate } from "./technical-template";

const technical = technicalTemplate({
  organisation: { name: "Liên hiệp hội", province: "Lâm Đồng" },
  edition: "XII",
  year: 2026,
});

function held(change: Partial<Round>, finalWeight = "1") {
  return {
    rule: {
      ...technical.rule,
      rounds: [
        { id: "preliminary", weight: "1" },
        { id: "final", weight: finalWeight },
      ],
    },
    rounds: [
      { ...newRound("preliminary"), label: "Sơ khảo", ...change },
      { ...newRound("final"), label: "Chung khảo" },
    ],
  };
}

const keys = (change: Partial<Round>, finalWeight?: string) =>
  roundSentences(held(change, finalWeight), "preliminary").map(({ key }) => key);

const LINES: Advance[] = [
  { by: "all" },
  { by: "top", count: 1, onTie: "all" },
  { by: "top", count: 20, onTie: "none" },
  { by: "minimum", score: "60.5" },
  { by: "list" },
];

test("says how a round is held, who goes on, and what becomes of the others", () => {
  expect(keys({ advance: { by: "top", count: 20, onTie: "all" }, judgesPerEntry: 3 })).toEqual([
    "kind.dossier",
    "blind.yes",
    "judges.some",
    "marks-seen.never",
    "advance.top-all",
    "out",
  ]);
  expect(keys({ advance: { by: "list" } }, "0").at(-1)).toBe("still-in");
  expect(keys({ differenceLimit: "15", asksProposal: true })).toEqual(
    expect.arrayContaining(["difference", "proposal", "advance.all"]),
  );
});

test("says nothing of going on after the last round", () => {
  const sentences = roundSentences(held({ advance: { by: "list" } }), "final");
  expect(sentences.map(({ key }) => key).filter((key) => /advance|out|still/.test(key))).toEqual(
    [],
  );
});

test("has words for every way to hold a round, in both languages", () => {
  for (const [language, catalogue] of [
    ["vi", vi],
    ["en", en],
  ] as const) {
    const { t } = translator(language, catalogue);
    for (const kind of ["dossier", "presentation", "field-visit"] as const)
      for (const marksSeen of ["never", "after-own", "after-round"] as const)
        for (const advance of LINES) {
          const round = {
            kind,
            marksSeen,
            advance,
            blind: false,
            judgesPerEntry: 1,
            differenceLimit: "1",
            asksProposal: true,
          };
          for (const weight of ["0", "1"])
            for (const { key, params } of roundSentences(held(round, weight), "preliminary")) {
              const words = t(`public:round.${key}`, { ...params });
              expect(words).not.toBe(`round.${key}`);
              expect(words).not.toContain("{{");
            }
        }
  }
});
