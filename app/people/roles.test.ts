import { expect, test } from "vitest";
import { parseForm } from "~/platform/form";
import { signUpSchema, withoutPasswords } from "./account-forms";
import { invitationStatus, inviteSchema } from "./roles";

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
};
const faults = (schema: Parameters<typeof parseForm>[0], values: Record<string, string>) => {
  const parsed = parseForm(schema, form(values));
  return parsed.ok ? [] : parsed.faults.map(({ path, code }) => `${path} ${code}`);
};

test("an invitation is open until it is accepted, taken back, or its time has come", () => {
  const expiresAt = new Date("2026-03-16T00:00:00Z");
  const open = { acceptedAt: null, declinedAt: null, revokedAt: null, expiresAt };
  expect(invitationStatus(open, new Date("2026-03-15T23:59:59.999Z"))).toBe("open");
  expect(invitationStatus(open, expiresAt)).toBe("expired");
  expect(invitationStatus({ ...open, revokedAt: expiresAt }, expiresAt)).toBe("revoked");
  expect(invitationStatus({ ...open, acceptedAt: expiresAt }, expiresAt)).toBe("accepted");
  expect(invitationStatus({ ...open, declinedAt: expiresAt }, expiresAt)).toBe("declined");
});

test("inviting names what the role needs", () => {
  const email = "a@example.vn";
  expect(faults(inviteSchema, { role: "OBSERVER", email })).toEqual([]);
  expect(faults(inviteSchema, { role: "UNIT_COORDINATOR", email })).toEqual(["unitName required"]);
  expect(faults(inviteSchema, { role: "PANEL_CHAIR", email })).toEqual(["panelId required"]);
  expect(faults(inviteSchema, { role: "PANEL_EXPERT", email })).toEqual(["panelId required"]);
  expect(faults(inviteSchema, { role: "KING", email: "not an address" })).toEqual([
    "role invalid",
    "email email",
  ]);
});

test("signing up wants a name, an address and a password that is long, and nothing else of it", () => {
  const good = { name: "Nguyễn Thị Hoa", email: " Hoa@Example.VN ", password: "aaaaaaaaaa" };
  const parsed = parseForm(signUpSchema, form(good));
  expect(parsed).toMatchObject({ ok: true, value: { email: "hoa@example.vn", unitName: "" } });
  expect(faults(signUpSchema, { ...good, name: " ", email: "", password: "aaaaaaaaa" })).toEqual([
    "name required",
    "email required",
    "password too-short",
  ]);
});

test("a password never travels back to the page", () => {
  expect(withoutPasswords({ email: "a", password: "secret", current: "secret" })).toEqual({
    email: "a",
    password: "",
    current: "",
  });
});
