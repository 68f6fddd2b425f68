import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  consentCount,
  consentStatus,
  dropUnconsented,
  giversFor,
  mayUse,
  type ConsentAnswer,
  type ConsentGiver,
  type ConsentRecord,
  type ConsentRules,
} from "./consent-rules";
import { NO_MEMBER } from "../entry-content";
import { ERASED_NAME } from "./redact";

const rules: ConsentRules = {
  timeZone: "Asia/Ho_Chi_Minh",
  consents: {
    childBelow: 16,
    childAgreesFrom: 7,
    purposes: [
      { id: "names", use: "publish", label: "Công bố tên", text: "…" },
      { id: "ethnicity", use: "ethnicity", label: "Dân tộc", text: "…" },
    ],
  },
};
const NOW = new Date("2026-10-01T02:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const pupil = { id: "m1", name: "Lê Minh Châu", birthDate: "2014-05-01" };
const small = { ...pupil, birthDate: "2020-05-01" };
const adult = { ...pupil, birthDate: "1990-05-01" };

const says = (
  giver: ConsentGiver,
  answer: ConsentAnswer = "GIVEN",
  over: Partial<ConsentRecord> = {},
): ConsentRecord => ({
  memberId: "m1",
  memberName: pupil.name,
  purposeId: "names",
  giver,
  answer,
  at: daysAgo(10),
  ...over,
});
const status = (records: readonly ConsentRecord[], member = pupil, now = NOW) =>
  consentStatus(rules, records, member, "names", now);

describe("who has to agree", () => {
  const { consents } = rules;
  it("changes on the birthday", () => {
    expect(giversFor(consents, "2010-10-01", "2026-10-01")).toEqual(["SELF"]);
    expect(giversFor(consents, "2010-10-02", "2026-10-01")).toEqual(["GUARDIAN", "CHILD"]);
    expect(giversFor(consents, "2019-10-01", "2026-10-01")).toEqual(["GUARDIAN", "CHILD"]);
    expect(giversFor(consents, "2019-10-02", "2026-10-01")).toEqual(["GUARDIAN"]);
  });
  it("is most careful where the age is not known", () => {
    expect(giversFor(consents, "", "2026-10-01")).toEqual(["GUARDIAN", "CHILD"]);
  });
  it("leaves contests alone that were decided before anybody was asked", () => {
    const before = { childBelow: 0, childAgreesFrom: 0, purposes: [] };
    expect(giversFor(before, "2015-01-01", "2026-10-01")).toEqual(["SELF"]);
    expect(mayUse({ ...rules, consents: before }, [], pupil, "publish", NOW)).toBe(true);
  });
});

describe("what stands", () => {
  it("needs guardian and child from seven, the guardian alone before", () => {
    expect(status([])).toBe("missing");
    expect(status([says("GUARDIAN")])).toBe("missing");
    expect(status([says("CHILD")])).toBe("missing");
    expect(status([says("GUARDIAN"), says("CHILD")])).toBe("given");
    expect(status([says("GUARDIAN")], small)).toBe("given");
    expect(status([says("SELF")], small)).toBe("missing");
  });
  it("falls with either's no", () => {
    expect(status([says("GUARDIAN"), says("CHILD", "REFUSED")])).toBe("refused");
    expect(status([says("GUARDIAN", "REFUSED")])).toBe("refused");
    expect(status([says("CHILD", "REFUSED")])).toBe("refused");
  });
  it("counts the newest answer, in whatever order they are read", () => {
    const both = [says("GUARDIAN"), says("CHILD")];
    const back = says("GUARDIAN", "WITHDRAWN", { at: daysAgo(1) });
    expect(status([...both, back])).toBe("withdrawn");
    expect(status([back, ...both])).toBe("withdrawn");
    expect(status([...both, back, says("GUARDIAN", "GIVEN", { at: NOW })])).toBe("given");
  });
  it("does not pass to another person in the same place", () => {
    const other = { ...pupil, name: "Lê Minh Chánh" };
    expect(status([says("GUARDIAN"), says("CHILD")], other)).toBe("missing");
    expect(status([says("GUARDIAN"), says("CHILD")], { ...pupil, name: "lê  minh châu" })).toBe(
      "given",
    );
  });
  it("is the adult's own", () => {
    expect(status([says("SELF")], adult)).toBe("given");
    expect(status([], adult)).toBe("missing");
    expect(status([says("SELF", "WITHDRAWN")], adult)).toBe("withdrawn");
  });
  it("stays when the child grows up, until the grown person speaks", () => {
    const grown = { ...pupil, birthDate: "2010-09-28" };
    const asChild = [says("GUARDIAN"), says("CHILD")];
    expect(status(asChild, grown)).toBe("given");
    expect(status([...asChild, says("SELF", "WITHDRAWN", { at: NOW })], grown)).toBe("withdrawn");
    expect(status([...asChild, says("SELF", "GIVEN", { at: daysAgo(9) })], grown)).toBe("missing");
  });
  it("asks the child anew when it turns seven", () => {
    const seven = { ...pupil, birthDate: "2019-09-28" };
    expect(status([says("GUARDIAN")], seven, daysAgo(2))).toBe("missing");
    expect(status([says("GUARDIAN")], seven, daysAgo(5))).toBe("given");
  });
});

const record = fc.record({
  memberId: fc.constantFrom("m1", "m2"),
  memberName: fc.constantFrom(pupil.name, "Ai khác"),
  purposeId: fc.constantFrom("names", "ethnicity"),
  giver: fc.constantFrom<ConsentGiver>("GUARDIAN", "CHILD", "SELF"),
  answer: fc.constantFrom<ConsentAnswer>("GIVEN", "REFUSED", "WITHDRAWN"),
  at: fc.integer({ min: 0, max: 5_000 }).map(daysAgo),
});
const birthDate = fc
  .integer({ min: 0, max: 40 * 365 })
  .map((days) => daysAgo(days).toISOString().slice(0, 10));

describe("publishing", () => {
  it("never rests on silence: without a yes of a giver who is needed nothing is public", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), birthDate, (records, born) => {
        const member = { ...pupil, birthDate: born };
        const silent = records.map((one) => ({
          ...one,
          answer: one.answer === "GIVEN" ? ("REFUSED" as const) : one.answer,
        }));
        expect(mayUse(rules, silent, member, "publish", NOW)).toBe(false);
      }),
    );
  });

  it("for a child rests on the guardian's newest answer being a yes, and from seven on the child's", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), birthDate, (records, born) => {
        const member = { ...pupil, birthDate: born };
        const needed = giversFor(rules.consents, born, "2026-10-01");
        if (needed.includes("SELF") || !mayUse(rules, records, member, "publish", NOW)) return;
        for (const giver of needed) {
          const own = records.filter(
            (one) =>
              one.giver === giver &&
              one.memberId === "m1" &&
              one.memberName === pupil.name &&
              one.purposeId === "names",
          );
          const newest = Math.max(...own.map(({ at }) => at.getTime()));
          expect(own.some(({ at, answer }) => at.getTime() === newest && answer === "GIVEN")).toBe(
            true,
          );
        }
      }),
    );
  });

  it("ends with a withdrawal by anybody who had to agree, whatever came before", () => {
    fc.assert(
      fc.property(fc.array(record, { maxLength: 12 }), birthDate, (records, born) => {
        const member = { ...pupil, birthDate: born };
        for (const giver of giversFor(rules.consents, born, "2026-10-01")) {
          const after = [...records, says(giver, "WITHDRAWN", { at: NOW })];
          expect(mayUse(rules, after, member, "publish", NOW)).toBe(false);
        }
      }),
    );
  });

  it("where the regulation asks nothing, names adults and no child", () => {
    const silent = { ...rules, consents: { ...rules.consents, purposes: [] } };
    expect(mayUse(silent, [], adult, "publish", NOW)).toBe(true);
    expect(mayUse(silent, [], pupil, "publish", NOW)).toBe(false);
    expect(mayUse(silent, [], adult, "pictures", NOW)).toBe(false);
  });
});

it("names nobody who had their data taken out, although their answers lost their names alike", () => {
  const gone = { ...adult, name: ERASED_NAME };
  expect(status([says("SELF", "GIVEN", { memberName: ERASED_NAME })], gone)).toBe("missing");
  const before = { ...rules, consents: { childBelow: 0, childAgreesFrom: 0, purposes: [] } };
  expect(mayUse(before, [], gone, "publish", NOW)).toBe(false);
});

describe("ethnicity", () => {
  const member = { ...NO_MEMBER, ...pupil, ethnicity: "Ê Đê" };
  const content = { members: [member, { ...member, id: "m2", name: "Y Bih", ethnicity: "" }] };
  const ethnicityOf = (records: ConsentRecord[], from = rules) =>
    dropUnconsented(content, from, records, NOW).members[0]?.ethnicity;

  it("is kept with its own consent only", () => {
    expect(ethnicityOf([])).toBe("");
    expect(ethnicityOf([says("GUARDIAN"), says("CHILD")])).toBe("");
    const own = { purposeId: "ethnicity" };
    expect(ethnicityOf([says("GUARDIAN", "GIVEN", own)])).toBe("");
    expect(ethnicityOf([says("GUARDIAN", "GIVEN", own), says("CHILD", "GIVEN", own)])).toBe("Ê Đê");
  });
  it("is never kept where the regulation has no purpose for it", () => {
    const none = { ...rules, consents: { ...rules.consents, purposes: [] } };
    expect(ethnicityOf([], none)).toBe("");
  });
  it("leaves all else as it was", () => {
    const dropped = dropUnconsented(content, rules, [], NOW);
    expect(dropped).toEqual({ members: [{ ...member, ethnicity: "" }, content.members[1]] });
  });
});

it("counts members who have answered everything and who may be named", () => {
  const all = (["names", "ethnicity"] as const).flatMap((purposeId) => [
    says("GUARDIAN", purposeId === "names" ? "GIVEN" : "REFUSED", { purposeId }),
    says("CHILD", "GIVEN", { purposeId }),
  ]);
  const members = [pupil, { ...pupil, id: "m2", name: "Y Bih" }];
  expect(consentCount(rules, all, members, NOW)).toEqual({ members: 2, answered: 1, published: 1 });
});
