import { useEffect, useRef, useState } from "react";
import { startWorker } from "./kept-pages.client";
import { Outbox, type OutboxView } from "./outbox.client";

const NOTHING: OutboxView = { unsent: [], submitted: [], stopped: null, sending: false };

/** The unsent sheets of who is signed in, on every judge's page; being there is enough for them to be sent. */
export function useOutbox(person: string) {
  const [view, setView] = useState(NOTHING);
  const outbox = useRef<Outbox>();
  useEffect(() => {
    void startWorker();
    const made = new Outbox(person, setView);
    outbox.current = made;
    return () => made.close();
  }, [person]);
  return {
    ...view,
    sendNow: () => outbox.current?.sendAgain(),
    dismiss: () => outbox.current?.dismiss(),
  };
}

export type OutboxState = ReturnType<typeof useOutbox>;
