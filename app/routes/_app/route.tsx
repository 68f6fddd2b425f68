import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Form, NavLink, Outlet, useLoaderData } from "@remix-run/react";
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
  return data({ name: actor.name, places }, { headers: { "Cache-Control": "private, no-cache" } });
}

export default function AppLayout() {
  const { name, places } = useLoaderData<typeof loader>();
  const t = useT("common");
  const nav = places.map((place) => ({ to: paths[place](), label: t(`nav.${place}`) }));
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
            <AccountLinks name={name} />
          </Menu>
          <Menu label={<span className="max-w-56 truncate">{name}</span>} className="hidden md:block">
            <AccountLinks />
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

function AccountLinks({ name }: { name?: string }) {
  const t = useT("common");
  return (
    <>
      {name ? <p className="px-3 pt-1 text-sm text-muted">{name}</p> : null}
      <NavLink className="nav-link" to={paths.account()}>
        {t("account.mine")}
      </NavLink>
      <Form method="post" action={paths.signOut()} reloadDocument>
        <button className="nav-link">{t("account.sign-out")}</button>
      </Form>
    </>
  );
}
