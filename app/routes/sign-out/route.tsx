import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { SignedOut } from "~/judging/offline/signed-out";
import { paths } from "~/paths";
import { signOut } from "~/people/accounts.server";
import { actorOf } from "~/people/request.server";
import { cookieHeaders } from "~/people/session.server";
import { LanguageSwitch, Site, SiteFooter } from "~/ui/site";

export const handle = { title: "offline:signed-out.title" };

export const headers = () => ({ "Cache-Control": "no-store" });

export async function loader({ request }: LoaderFunctionArgs) {
  return (await actorOf(request)) ? redirect(paths.home()) : null;
}

/** Leads to a page with script: where the form was sent from one without, kept pages are still in the browser. */
export async function action({ request }: ActionFunctionArgs) {
  const { cookies } = await signOut(request.headers);
  const headers = cookieHeaders(cookies);
  // What the browser remembers of pages to go back to; what waits to be sent is kept elsewhere, and stays.
  headers.set("Clear-Site-Data", '"cache"');
  return redirect(paths.signOut(), { headers });
}

export default function SignOutRoute() {
  return (
    <Site
      home={paths.home()}
      nav={[]}
      footer={
        <SiteFooter>
          <LanguageSwitch action={paths.language()} />
        </SiteFooter>
      }
    >
      <SignedOut />
    </Site>
  );
}
