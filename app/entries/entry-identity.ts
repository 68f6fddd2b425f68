import type { EntryContent } from "./entry-content";
import type { Identity } from "./identity-forms";
import { ERASED_NAME } from "./members/redact";

/** An account that has to do with an entry. */
export interface EntryAccount {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly unitName: string;
}

type Person = Pick<EntryContent["members"][number], "name" | "unit" | "phone" | "email"> & { readonly className?: string };

/** Everybody and every unit that an entry could be known by: members, supporters, accounts, the unit that sent it. */
export function identityOf(
  { members, supporters }: { readonly members: readonly Partial<Person>[]; readonly supporters: readonly Partial<Person>[] },
  accounts: readonly EntryAccount[],
  unitName: string | null,
  terms: readonly string[] = [],
): Identity {
  const people = [...members, ...supporters];
  const each = (texts: readonly (string | undefined)[]) => [
    ...new Set(texts.map((text) => (text ?? "").trim()).filter((text) => text !== "" && text !== ERASED_NAME)),
  ];
  return {
    persons: each([...people, ...accounts].map(({ name }) => name)),
    units: each([
      ...people.map(({ unit }) => unit),
      ...people.map(({ className }) => (className?.trim() ? `lop ${className}` : "")),
      ...accounts.map((account) => account.unitName),
      unitName ?? "",
    ]),
    emails: each([...people, ...accounts].map(({ email }) => email)),
    phones: each([...people, ...accounts].map(({ phone }) => phone)),
    terms: each(terms),
  };
}
