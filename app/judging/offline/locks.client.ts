/*
 * Who sends a sheet: its open form, in whatever tab, else the outbox of one tab. A browser without locks (a page that
 * came over plain http) has one tab at a time send it twice at worst, and the server takes the same sheet once.
 */

const nameOf = (assignmentId: string) => `sangtao:sheet:${assignmentId}`;

/** Held for as long as a form is open; forms of one sheet share it. Begun when nobody else is sending the sheet. */
export function holdSheet(assignmentId: string): { readonly begun: Promise<void>; release: () => void } {
  let release = () => {};
  const open = new Promise<void>((resolve) => (release = resolve));
  if (!navigator.locks) return { begun: Promise.resolve(), release };
  const begun = new Promise<void>((resolve) => {
    navigator.locks
      .request(nameOf(assignmentId), { mode: "shared" }, () => {
        resolve();
        return open;
      })
      // A browser that refuses locks must not keep anybody from saving.
      .catch(() => resolve());
  });
  return { begun, release };
}

/** Does the work unless a form of the sheet is open somewhere; null where it is. */
export function unlessOpen<T>(assignmentId: string, work: () => Promise<T>): Promise<T | null> {
  return alone(nameOf(assignmentId), work);
}

/** Does the work unless another tab is at it; null where it is. */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return work();
  return navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
    lock ? await work() : null,
  );
}
