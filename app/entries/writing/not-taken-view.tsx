import { useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { paths } from "~/paths";
import { Alert, Button, useT } from "~/ui";
import { isNotTaken } from "./not-taken";

/** A post that waits for its answer so long may be sent again: it is done once all the same. */
const LONG_MS = 12_000;

/** That the form was not taken, or not yet, why, and the way to send it again; in sight wherever it was sent from. */
export function NotTakenView({
  answer,
  back,
  again,
}: {
  /** The page's answer to the last post. */
  answer: unknown;
  /** The page to come back to after signing in. */
  back: string;
  again: () => void;
}) {
  const t = useT("drafts");
  const box = useRef<HTMLDivElement>(null);
  const { state, formMethod } = useNavigation();
  const isPosting = state === "submitting" && formMethod === "POST";
  const isLong = useLong(isPosting);
  const kind = isNotTaken(answer) && !isPosting ? answer.kind : null;
  useEffect(() => {
    if (kind !== null) box.current?.focus();
  }, [kind, answer]);
  if (kind === null && !isLong) return null;
  const what = kind ?? "slow";
  return (
    <div ref={box} tabIndex={-1} className="mb-2">
      <Alert tone={kind === null ? "info" : "danger"} title={t(`not-taken.${what}.title`)}>
        <p>{t(`not-taken.${what}.help`)}</p>
        <p className="actions mt-2">
          <Button onClick={again}>{t("not-taken.again")}</Button>
          {kind === "sign-in" || kind === "other-person" ? (
            <a className="link" href={paths.signIn(back)} target="_blank" rel="noreferrer">
              {t("sign-in-again")}
            </a>
          ) : null}
        </p>
      </Alert>
    </div>
  );
}

function useLong(isPosting: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    setLong(false);
    if (!isPosting) return;
    const timer = window.setTimeout(() => setLong(true), LONG_MS);
    return () => window.clearTimeout(timer);
  }, [isPosting]);
  return isLong;
}
