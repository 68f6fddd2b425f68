import { describe, expect, it } from "vitest";
import { applyAwards, awardsForm, formOfAwards } from "./awards-edit";
import { awardsFaults } from "./awards-faults";
import type { Regulation } from "./regulation";
import { technicalTemplate } from "./technical-template";

const organisation = { name: "Liên hiệp hội", province: "Lâm Đồng" };
const regulation = technicalTemplate({ organisation, edition: "VIII", year: 2026 });
const fieldId = regulation.fields[0]!.id;
const levelId = regulation.rule.prizes.levels[0]!.id;

const typed = {
  ...formOfAwards(regulation, "vi"),
  specialPrizes: [
    {
      id: "new-1",
      label: "Tác giả nhỏ tuổi nhất",
      count: "1",
      amountVnd: "3.000.000",
      sponsor: "",
      among: "judged",
      rule: "youngest",
    },
    {
      id: "new-2",
      label: "Giải của Sở Công Thương",
      count: "2",
      amountVnd: "5.000.000",
      sponsor: "Sở Công Thương",
      among: "prized",
      rule: `field:${fieldId}`,
    },
  ],
  points: { entry: "1", eligible: "0,5", promotionMax: "5" },
  levelPoints: [{ id: levelId, points: "10" }],
  collective: [{ id: "new-1", label: "Nhất toàn đoàn", count: "1", minimumPoints: "10,5", amountVnd: "5.000.000" }],
  publicVote: {
    opensAt: "2026-10-12T08:00",
    closesAt: "2026-10-14T17:00",
    votesPerPerson: "3",
    max: "20",
    decimals: "1",
    mode: "half-up",
    summaryQuestionId: "",
  },
};
const apply = (over: object = {}): Regulation => applyAwards(regulation, awardsForm.parse({ ...typed, ...over }));

describe("the form of what is given besides", () => {
  it("makes prizes, formula and vote of what was typed, and gives them back", () => {
    const changed = apply();
    expect(changed.specialPrizes).toMatchObject([
      { id: "tac-gia-nho-tuoi-nhat", amountVnd: 3_000_000, rule: { by: "youngest" } },
      { count: 2, sponsor: "Sở Công Thương", among: "prized", rule: { by: "field", fieldId } },
    ]);
    expect(changed.collective).toEqual({
      points: { entry: "1", eligible: "0.5", promotionMax: "5", levels: { [levelId]: "10" } },
      levels: [
        { id: "nhat-toan-doan", label: "Nhất toàn đoàn", count: 1, minimumPoints: "10.5", amountVnd: 5_000_000 },
      ],
    });
    expect(changed.publicVote).toEqual({
      opensAt: "2026-10-12T01:00:00.000Z",
      closesAt: "2026-10-14T10:00:00.000Z",
      votesPerPerson: 3,
    });
    expect(changed.rule.publicVote).toEqual({ max: "20", decimals: 1, mode: "half-up" });
    expect(applyAwards(changed, awardsForm.parse(formOfAwards(changed, "vi")))).toEqual({
      ...changed,
      collective: {
        ...changed.collective!,
        points: {
          ...changed.collective!.points,
          levels: Object.fromEntries(
            regulation.rule.prizes.levels.map(({ id }) => [id, id === levelId ? "10" : "0"]),
          ),
        },
      },
    });
  });

  it("leaves out what is not filled in, and changes nothing of a regulation without any", () => {
    const none = applyAwards(regulation, awardsForm.parse(formOfAwards(regulation, "vi")));
    expect(none).toEqual(regulation);
    expect(none.rule).not.toHaveProperty("publicVote");
    expect(formOfAwards(regulation, "vi")).toMatchObject({ publicVote: { votesPerPerson: "1" } });
  });

  it("asks for the whole of a vote that has a time, and for points that are not negative", () => {
    const half = { ...typed.publicVote, closesAt: "", max: "" };
    const read = awardsForm.safeParse({ ...typed, publicVote: half, points: { ...typed.points, entry: "-1" } });
    expect(read.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`).sort()).toEqual([
      "points.entry negative-points",
      "publicVote.closesAt required",
      "publicVote.max required",
    ]);
  });
});

describe("faults of what is given besides", () => {
  it("are none where all is in order", () => {
    const windows = regulation.windows.map((window) => ({ ...window }));
    expect(awardsFaults({ ...apply(), windows })).toEqual([]);
  });

  it("tell of prizes that nothing is known for, of ids given twice, and of a vote out of its time", () => {
    const changed = apply();
    const [first, second] = changed.specialPrizes;
    const faulty: Regulation = {
      ...changed,
      specialPrizes: [
        { ...first!, label: " ", rule: { by: "ethnic-minority" } },
        { ...second!, rule: { by: "field", fieldId: "gone" } },
        { ...first!, id: levelId },
      ],
      consents: { ...changed.consents, purposes: [] },
      windows: [
        { capability: "submit", opensAt: "2026-08-01T00:00:00Z", closesAt: "2026-10-13T00:00:00Z", graceMinutes: 0 },
        { capability: "decide", opensAt: "2026-10-14T00:00:00Z", closesAt: "2026-10-14T01:00:00Z", graceMinutes: 0 },
      ],
      rule: regulation.rule,
    };
    expect(awardsFaults(faulty).map(({ path, code }) => `${path} ${code}`)).toEqual([
      "specialPrizes.0.label required",
      "specialPrizes.0.rule ethnicity-not-asked",
      "specialPrizes.1.rule unknown-field",
      "specialPrizes.2.id repeated",
      "publicVote.max required",
      "publicVote.opensAt vote-before-deadline",
      "publicVote.closesAt vote-after-deciding",
    ]);
  });
});
