import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, Outlet, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { loaderHeaders, publicHeaders } from "~/platform/http.server";
import { LinkButton } from "~/ui/button";
import { useT } from "~/ui/i18n";
import { LanguageSwitch, Site, SiteFooter } from "~/ui/site";

export const handle = { noScript: true };
export const headers = loaderHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const signedIn = (await actorOf(request)) !== null;
  return data({ signedIn }, { headers: publicHeaders(signedIn) });
}

export default function PublicLayout() {
  const { signedIn } = useLoaderData<typeof loader>();
  const t = useT("common");
  return (
    <Site
      home={paths.home()}
      nav={[]}
      account={
        signedIn ? (
          <LinkButton to={paths.start()} reloadDocument>
            {t("nav.start")}
          </LinkButton>
        ) : (
          <>
            <Link className="nav-link hidden sm:inline-flex" to={paths.signUp()} reloadDocument>
              {t("account.sign-up")}
            </Link>
            <LinkButton to={paths.signIn()} reloadDocument>
              {t("account.sign-in")}
            </LinkButton>
          </>
        )
      }
      footer={
        <SiteFooter>
          <Link className="nav-link" to={paths.track()} reloadDocument>
            {t("nav.track")}
          </Link>
          <Link className="nav-link" to={paths.checkCertificate()} reloadDocument>
            {t("certificates:check.title")}
          </Link>
          <Link className="nav-link" to={paths.askAboutData()} reloadDocument>
            {t("nav.personal-data")}
          </Link>
          <LanguageSwitch action={paths.language()} />
        </SiteFooter>
      }
    >
      <Outlet />
    </Site>
  );
}
