import type { LoaderFunctionArgs } from "@remix-run/node";
import { NavLink, Outlet } from "@remix-run/react";
import { paths } from "~/paths";
import { whyNotAdminister } from "~/people/people-policy";
import { actorOf } from "~/people/request.server";
import { standingAt } from "~/people/standing";
import { refuse } from "~/platform/http.server";
import { useT } from "~/ui";

export async function loader({ request }: LoaderFunctionArgs) {
  const refusal = whyNotAdminister(standingAt(await actorOf(request), {}));
  if (refusal) return refuse(request, refusal);
  return null;
}

export default function Admin() {
  const t = useT("people");
  const tabs = [
    { to: paths.organisations(), label: t("organisations.title") },
    { to: paths.users(), label: t("users.title") },
    { to: paths.outbox(), label: t("outbox.title") },
  ];
  return (
    <>
      <nav aria-label={t("admin.title")} className="mx-auto w-full max-w-5xl px-4 pt-2 sm:px-6">
        <div className="tabs">
          {tabs.map(({ to, label }) => (
            <NavLink key={to} to={to} className="nav-link">
              {label}
            </NavLink>
          ))}
        </div>
      </nav>
      <Outlet />
    </>
  );
}
