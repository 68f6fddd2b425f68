import { z } from "zod";
import { email } from "./account-forms";

export const DATA_REQUEST_KINDS = ["ACCESS", "CORRECT", "EXPORT", "DELETE", "RESTRICT"] as const;
export type DataRequestKind = (typeof DATA_REQUEST_KINDS)[number];

export const DATA_REQUEST_PROOFS = [
  "UNCHECKED",
  "ACCOUNT",
  "CONSENT_LINK",
  "TRACKING_CODE",
  "SECRETARIAT",
] as const;
export type DataRequestProof = (typeof DATA_REQUEST_PROOFS)[number];

export type DataRequestState = "OPEN" | "ANSWERED" | "DONE" | "REFUSED";

const line = (max: number) => z.string().trim().max(max).default("");
const name = z.string().trim().min(1, { error: "required" }).max(120);
const kind = z.enum(DATA_REQUEST_KINDS);
const text = line(4_000);
const anyEmail = z.union([z.literal(""), email]).default("");

/** There must be a way to answer. */
function reachable<S extends z.ZodType<{ email: string; phone: string }>>(schema: S) {
  return schema.superRefine(({ email: address, phone }, ctx) => {
    if (!address && !phone)
      ctx.addIssue({ code: "custom", path: ["email"], message: "email-or-phone" });
  });
}

/** Behind a consent link: it is known whose data it is about. */
export const linkRequestSchema = reachable(
  z.object({ kind, name, email: anyEmail, phone: line(30), text }),
);

/** By anybody: the secretariat has to find out whose data it is about, unless the code on the receipt tells. */
export const publicRequestSchema = reachable(
  z.object({
    kind,
    name,
    email: anyEmail,
    phone: line(30),
    text,
    contestId: z.string().trim().min(1, { error: "required" }).max(50),
    code: line(60),
    trackingCode: line(40),
    subject: z.string().trim().min(1, { error: "required" }).max(120),
  }),
);

/** By somebody signed in, about what is held under their account. */
export const ownRequestSchema = z.object({
  kind,
  organisationId: z.string().trim().min(1, { error: "required" }).max(50),
  text,
});

const ANSWERS = ["ANSWERED", "DONE", "REFUSED"] as const;

export const dataAnswerSchema = z.object({
  state: z.enum(ANSWERS),
  answer: z.string().trim().min(1, { error: "required" }).max(8_000),
});

/** Whether a request is still to be answered, and whether its time is over. Catalogue: `rights:clock.<clock>`. */
export function clockOf(
  request: { readonly state: DataRequestState; readonly dueAt: Date },
  now: Date,
): "open" | "overdue" | "answered" {
  if (request.state !== "OPEN") return "answered";
  return now > request.dueAt ? "overdue" : "open";
}
