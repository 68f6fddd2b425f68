import { expect, it } from "vitest";
import { NOBODY, type Standing } from "~/people/standing";
import { whyNotIssueCertificates, whyNotTakeCertificate } from "./certificate-policy";

const as = (role: keyof Standing): Standing => ({ ...NOBODY, signedIn: true, [role]: true });
const SHOWN = { state: "valid", seen: true } as const;

it("its people take a certificate once the result is shown and as long as it holds", () => {
  for (const role of ["contestant", "coAuthor", "unitCoordinator"] as const) {
    expect(whyNotTakeCertificate(as(role), SHOWN)).toBeNull();
    expect(whyNotTakeCertificate(as(role), { ...SHOWN, seen: false })).toBe("hidden");
    expect(whyNotTakeCertificate(as(role), { ...SHOWN, state: "revoked" })).toBe("hidden");
  }
  expect(whyNotTakeCertificate(as("secretary"), { ...SHOWN, seen: false })).toBeNull();
  expect(whyNotTakeCertificate(as("organiser"), { ...SHOWN, state: "replaced" })).toBe("state");
});

it("nobody else knows of it", () => {
  expect(whyNotTakeCertificate(NOBODY, SHOWN)).toBe("sign-in");
  for (const role of ["judge", "chair", "observer", "platformAdmin"] as const)
    expect(whyNotTakeCertificate(as(role), SHOWN)).toBe("hidden");
});

it("none is issued before the result is official", () => {
  expect(whyNotIssueCertificates(as("organiser"), { contestState: "CLOSED" })).toBe("state");
  expect(whyNotIssueCertificates(as("organiser"), { contestState: "PUBLISHED" })).toBeNull();
  expect(whyNotIssueCertificates(as("judge"), { contestState: "PUBLISHED" })).toBe("role");
});
