import { expect, test } from "vitest";
import { notFound, publicHeaders, refuse } from "./http.server";

function thrownBy(act: () => never): unknown {
  try {
    act();
  } catch (thrown) {
    return thrown;
  }
}
const page = new Request("https://sangtao.test/entries/1?tab=files");

test("whoever has to sign in first is sent there, and back afterwards unless something was posted", () => {
  const location = (request: Request) =>
    (thrownBy(() => refuse(request, "sign-in")) as Response).headers.get("Location");
  expect(location(page)).toBe("/sign-in?next=%2Fentries%2F1%3Ftab%3Dfiles");
  expect(location(new Request(page, { method: "POST" }))).toBe("/sign-in");
});

test("what is hidden does not exist; every other refusal says why", () => {
  expect(thrownBy(() => refuse(page, "hidden"))).toMatchObject({ data: { refusal: "hidden" }, init: { status: 404 } });
  expect(thrownBy(() => refuse(page, "too-late"))).toMatchObject({ data: { refusal: "too-late" }, init: { status: 403 } });
  expect(thrownBy(notFound)).toMatchObject({ init: { status: 404 } });
});

test("only pages that everybody sees alike may be kept by others", () => {
  expect(publicHeaders(false)["Cache-Control"]).toBe("public, max-age=60");
  // Not older than a minute in all.
  expect(publicHeaders(false, 10)["Cache-Control"]).toBe("public, max-age=50");
  expect(publicHeaders(true)["Cache-Control"]).toContain("private");
});
