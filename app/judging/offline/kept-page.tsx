import { useLocation, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { Button, useT, When } from "~/ui";
import { BESIDE_PAGE } from "./beside-page";
import { keptAt } from "./kept-pages.client";

/** Says plainly that the page comes from this browser's cache, and from when it is. */
export function KeptPage({ isList }: { isList: boolean }) {
  const t = useT("offline");
  const { pathname, key } = useLocation();
  const { revalidate, state } = useRevalidator();
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    let left = false;
    if (state === "idle")
      void keptAt(pathname).then((found) => {
        if (!left) setAt(found);
      });
    return () => {
      left = true;
    };
  }, [pathname, key, state]);
  useEffect(() => {
    if (at === null) return;
    const again = () => revalidate();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [at, revalidate]);
  return (
    <div className={BESIDE_PAGE[isList ? "list" : "sheet"]} role="status">
      {at === null ? null : (
        <div className="alert tone-info mt-4">
          <p className="alert-title">
            {t("kept-page.title")} <When at={new Date(at)} time />
          </p>
          <div className="alert-text">
            <p>{t("kept-page.help")}</p>
            <div className="actions mt-2">
              <Button onClick={() => revalidate()} disabled={state !== "idle"}>
                {t("kept-page.refresh")}
              </Button>
            </div>
          </div>
        </div>
      )}
    </div>
  );
}
