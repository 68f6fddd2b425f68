import { Form } from "@remix-run/react";
import { useEffect, type FormEvent } from "react";
import { paths } from "~/paths";
import { useT } from "~/ui";
import { copiesOf, forgetSent } from "./copies.client";
import { forgetPages } from "./kept-pages.client";

/**
 * Signing out takes along what a judge's pages have left in this browser, and says what the server does not have yet:
 * that stays, unseen by anybody else, until the same person signs in here again.
 */
export function SignOut({ person }: { person: string }) {
  const t = useT("offline");
  const common = useT("common");
  // Somebody else's entries are none of this person's business.
  useEffect(() => void forgetPages(person), [person]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const count = copiesOf(person).filter(({ sent }) => !sent).length;
    if (count > 0 && !window.confirm(t("sign-out.unsent", { count }))) return;
    if (!navigator.onLine) return window.alert(t("sign-out.no-line"));
    forgetSent();
    // Past the handlers: this form goes as the browser sends it.
    void forgetPages(null).finally(() => form.submit());
  };
  return (
    <Form method="post" action={paths.signOut()} reloadDocument onSubmit={onSubmit}>
      <button className="nav-link">{common("account.sign-out")}</button>
    </Form>
  );
}
