import { keepPost, postAgain } from "~/platform/http.server";
import { readMultipart } from "~/platform/multipart.server";
import { PASSWORD_FIELDS, signInSchema } from "./account-forms";
import { signIn } from "./accounts.server";
import type { Actor } from "./actor";
import { cookieHeaders } from "./session.server";
import { SIGN_IN_EMAIL, SIGN_IN_PASSWORD } from "./sign-in-field";

type Fields = ReadonlyMap<string, readonly string[]>;

/** What is read of a form, files and all, from somebody who is not signed in. */
const TOTAL_BYTES = 256 * 1024 * 1024;

const NOT_HELD = [...PASSWORD_FIELDS, SIGN_IN_EMAIL, SIGN_IN_PASSWORD];

export interface PostedTexts {
  readonly fields: Fields;
  readonly hadFiles: boolean;
}

/** The texts of a posted form; its files are thrown away as they come. What is no form has none. */
export async function textsOf(request: Request): Promise<PostedTexts> {
  const type = request.headers.get("Content-Type");
  if (type?.startsWith("application/x-www-form-urlencoded")) {
    const posted = new URLSearchParams(await request.text());
    const fields = new Map([...posted.keys()].map((name) => [name, posted.getAll(name)]));
    return { fields, hadFiles: false };
  }
  let hadFiles = false;
  const read = await readMultipart(
    type,
    request.body,
    { totalBytes: TOTAL_BYTES },
    async (part) => {
      if (part.filename !== "") hadFiles = true;
      return Promise.resolve();
    },
  );
  return { fields: read.fields, hadFiles };
}

/**
 * Ends a post that has no session, or that of somebody else than who wrote it. Nothing of it is kept on the server: the
 * page that answers holds all of it, for whoever sits before it, and whoever signs in there sends it once more.
 */
export async function askToSignIn(
  request: Request,
  actor: Actor | null,
  { fields, hadFiles }: PostedTexts,
): Promise<never> {
  const { pathname, search } = new URL(request.url);
  const action = pathname.replace(/\.data$/, "") + search;
  const kept = [...fields].flatMap(([name, values]) =>
    NOT_HELD.includes(name) ? [] : values.map((value) => [name, value] as const),
  );
  const refuse = (code: string | null) => keepPost({ action, fields: kept, hadFiles, code });
  const given = signInSchema.safeParse({
    email: fields.get(SIGN_IN_EMAIL)?.at(-1) ?? "",
    password: fields.get(SIGN_IN_PASSWORD)?.at(-1) ?? "",
  });
  // Whoever has just signed in here is not the one who wrote it: signing in once more would change nothing.
  if (!given.success && fields.has(SIGN_IN_EMAIL)) return refuse("wrong-password");
  if (!given.success || given.data.email === actor?.email)
    return refuse(actor ? "other-person" : null);
  const { email, password } = given.data;
  const result = await signIn(request.headers, { email, password });
  if (!result.ok) return refuse(result.code);
  // The browser sends the same form again, now with the session's cookie.
  return postAgain(action, cookieHeaders(result.value.cookies));
}
