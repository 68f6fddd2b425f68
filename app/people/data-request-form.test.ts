import { expect, test } from "vitest";
import { faultsOf, parseOptions } from "~/platform/form";
import { clockOf, linkRequestSchema, publicRequestSchema } from "./data-request-form";

const asked = { kind: "DELETE", name: "Lê An", email: "", phone: "", text: "" };
const faults = (input: object, schema: typeof linkRequestSchema | typeof publicRequestSchema) => {
  const parsed = schema.safeParse(input, parseOptions);
  return parsed.success ? [] : faultsOf(parsed.error).map(({ path, code }) => `${path} ${code}`);
};

test("whoever asks can be answered, by mail or by telephone", () => {
  expect(faults(asked, linkRequestSchema)).toEqual(["email email-or-phone"]);
  expect(faults({ ...asked, phone: "0900000000" }, linkRequestSchema)).toEqual([]);
  expect(faults({ ...asked, email: "an@example.vn" }, linkRequestSchema)).toEqual([]);
});

test("by anybody it names a contest and a person", () => {
  const open = { ...asked, phone: "0900000000" };
  expect(faults(open, publicRequestSchema)).toEqual(["contestId required", "subject required"]);
});

test("the clock stops with the first answer", () => {
  const dueAt = new Date("2026-10-07T16:59:59.999Z");
  expect(clockOf({ state: "OPEN", dueAt }, dueAt)).toBe("open");
  expect(clockOf({ state: "OPEN", dueAt }, new Date(dueAt.getTime() + 1))).toBe("overdue");
  expect(clockOf({ state: "REFUSED", dueAt }, new Date(dueAt.getTime() + 1))).toBe("answered");
});
