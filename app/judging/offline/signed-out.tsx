import { useEffect, useState } from "react";
import { paths } from "~/paths";
import { Alert, LinkButton, Page, useT } from "~/ui";
import { forgetSent, unsentOfAll } from "./copies.client";
import { forgetPages } from "./kept-pages.client";

/**
 * After signing out, from whatever page: takes along what judges' pages have left in this browser and goes on to the
 * first page. What the server does not have stays, and is told before anybody leaves.
 */
export function SignedOut() {
  const t = useT("offline");
  const [unsent, setUnsent] = useState(0);
  useEffect(() => {
    forgetSent();
    const count = unsentOfAll();
    setUnsent(count);
    void forgetPages(null).then(() => {
      if (count === 0) window.location.replace(paths.home());
    });
  }, []);
  return (
    <Page
      title={t("signed-out.title")}
      actions={
        <>
          <LinkButton variant="primary" to={paths.home()} reloadDocument>
            {t("signed-out.home")}
          </LinkButton>
          <LinkButton to={paths.signIn()} reloadDocument>
            {t("signed-out.sign-in")}
          </LinkButton>
        </>
      }
    >
      {unsent > 0 ? (
        <Alert tone="warning" title={t("bar.unsent", { count: unsent })}>
          {t("signed-out.unsent")}
        </Alert>
      ) : null}
    </Page>
  );
}
