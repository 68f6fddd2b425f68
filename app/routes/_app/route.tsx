import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { NavLink, Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { SignOut } from "~/judging/offline/sign-out";
import { isJudge } from "~/judging/panels/is-judge.server";
import { paths } from "~/paths";
import { requireActor } from "~/people/request.server";
import { loaderHeaders } from "~/platform/http.server";
import { useT } from "~/ui/i18n";
import { LanguageSwitch, Menu, NavLinks, Site, SiteFooter } from "~/ui/site";
import { placesOf } from "./places";

export const headers = loaderHeaders;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const places = placesOf(actor, await isJudge(actor));
  return data({ id: actor.userId, name: actor.name, places }, { headers: { "Cache-Control": "private, no-cache" } });
}

export default function AppLayout() {
  const { id, name, places } = useLoaderData<typeof loader>();
  const t = useT("common");
  const { pathname } = useLocation();
  const nav = places.map((place) => ({
    to: paths[place](),
    label: t(`nav.${place}`),
    // The service worker of the judge's pages works in those that the browser itself has loaded.
    document: place === "judge" && !pathname.startsWith(paths.judge()),
  }));
  return (
    <Site
      home={paths.home()}
      nav={nav}
      account={
        <>
          <Menu label={t("menu")} className="md:hidden">
            <nav aria-label={t("nav.label")}>
              <NavLinks items={nav} />
            </nav>
            <hr className="menu-rule" />
            <AccountLinks id={id} name={name} />
          </Menu>
          <Menu label={<span className="max-w-56 truncate">{name}</span>} className="hidden md:block">
            <AccountLinks id={id} />
          </Menu>
        </>
      }
      footer={
        <SiteFooter>
          <LanguageSwitch action={paths.language()} />
        </SiteFooter>
      }
    >
      <Outlet />
    </Site>
  );
}

function AccountLinks({ id, name }: { id: string; name?: string }) {
  const t = useT("common");
  return (
    <>
      {name ? <p className="px-3 pt-1 text-sm text-muted">{name}</p> : null}
      <NavLink className="nav-link" to={paths.account()}>
        {t("account.mine")}
      </NavLink>
      <SignOut person={id} />
    </>
  );
}
