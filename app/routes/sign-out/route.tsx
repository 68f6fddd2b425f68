import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { paths } from "~/paths";
import { signOut } from "~/people/accounts.server";
import { cookieHeaders } from "~/people/session.server";

export const loader = () => redirect(paths.home());

export async function action({ request }: ActionFunctionArgs) {
  const { cookies } = await signOut(request.headers);
  return redirect(paths.home(), { headers: cookieHeaders(cookies) });
}
