import { z } from "zod";

/** The only rule for a password is its length: longer is what helps. */
export const MIN_PASSWORD = 10;
export const MAX_PASSWORD = 128;

const text = (max: number) => z.string().trim().max(max);
const requiredText = (max: number) => text(max).min(1, { error: "required" });

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, { error: "required" })
  .max(254)
  .pipe(z.email());
const newPassword = z.string().min(MIN_PASSWORD).max(MAX_PASSWORD);
const givenPassword = z.string().min(1, { error: "required" }).max(MAX_PASSWORD);

const person = {
  name: requiredText(120),
  unitName: text(200).default(""),
  phone: text(30).default(""),
};

export const signUpSchema = z.object({
  ...person,
  email,
  password: newPassword,
  next: z.string().optional(),
});
export const signInSchema = z.object({
  email,
  password: givenPassword,
  next: z.string().optional(),
});
export const emailSchema = z.object({ email });
export const resetSchema = z.object({ token: requiredText(500), password: newPassword });
export const setupSchema = z.object({
  token: requiredText(500),
  name: requiredText(120),
  email,
  password: newPassword,
});
export const profileSchema = z.object({ ...person, language: z.enum(["vi", "en"]) });
export const changePasswordSchema = z.object({ current: givenPassword, password: newPassword });

/** The names under which our forms ask for passwords. */
export const PASSWORD_FIELDS: readonly string[] = ["password", "current"];

/** What was typed, as it may travel back to the page: a password never does. */
export function withoutPasswords<V extends object>(values: V): V {
  return { ...values, ...Object.fromEntries(PASSWORD_FIELDS.map((name) => [name, ""])) };
}
