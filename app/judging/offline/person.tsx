import { createContext, useContext, type ReactNode } from "react";

const Person = createContext("");

/** Says to everything inside it who is signed in: by that id this browser keeps sheets apart. */
export function PersonProvider({ id, children }: { id: string; children: ReactNode }) {
  return <Person.Provider value={id}>{children}</Person.Provider>;
}

/** The id of who is signed in on a judge's page. */
export function usePerson(): string {
  return useContext(Person);
}
