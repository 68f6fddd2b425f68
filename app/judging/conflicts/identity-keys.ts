import { addressKey, phoneKeys } from "./contact-keys";
import type { ConflictCode } from "./conflict";
import { givenKey, personKey } from "./person-name";
import { unitKeys } from "./unit-name";

export interface JudgeIdentity {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** Where the judge belongs or used to belong. */
  readonly unitNames: readonly string[];
  /** Units that the judge stands for as their coordinator. */
  readonly unitIds: readonly string[];
  readonly phones: readonly string[];
  readonly address: string;
  /** People close to the judge. */
  readonly relations: readonly { readonly name: string; readonly unitName: string }[];
}

/** An account that an entry was written or sent in from. */
export interface WriterIdentity {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly unitName: string;
  readonly phone: string;
}

export interface NamedPerson {
  readonly name: string;
  /** School, unit or place of living. */
  readonly unit: string;
  readonly phone: string;
  readonly email: string;
}

export interface EntryIdentity {
  /** Its owner and whoever wrote along. */
  readonly writers: readonly WriterIdentity[];
  readonly members: readonly NamedPerson[];
  readonly supporters: readonly NamedPerson[];
  /** The unit that sent it in. */
  readonly unit: { readonly id: string; readonly name: string } | null;
}

interface Name {
  readonly given: string;
  readonly name: string;
}

const named = (names: readonly string[]): Name[] =>
  names.map((name) => ({ given: givenKey(name), name })).filter(({ given }) => given !== "");

const mailOf = (email: string) => email.trim().toLowerCase();

/** What an entry is found under. */
export function entryKeys({ writers, members, supporters, unit }: EntryIdentity): {
  readonly keys: ReadonlySet<string>;
  readonly names: readonly Name[];
} {
  const keys = new Set<string>();
  const put = (kind: string, ...values: readonly string[]) => {
    for (const value of values) if (value !== "") keys.add(`${kind} ${value}`);
  };
  for (const { userId, name, email, phone } of writers) {
    put("account", userId);
    put("writer-mail", mailOf(email));
    put("author", personKey(name));
    put("phone", ...phoneKeys(phone));
  }
  for (const { name } of members) put("author", personKey(name));
  for (const { name } of supporters) put("supporter", personKey(name));
  for (const { email, phone, unit: at } of [...members, ...supporters]) {
    put("mail", mailOf(email));
    put("phone", ...phoneKeys(phone));
    put("address", addressKey(at));
  }
  const units = [
    ...writers.map(({ unitName }) => unitName),
    ...[...members, ...supporters].map((person) => person.unit),
    ...(unit ? [unit.name] : []),
  ];
  for (const name of new Set(units)) {
    const { whole, all } = unitKeys(name);
    if (whole === "") continue;
    put("unit", whole);
    put("unit-part", ...all);
  }
  if (unit) put("unit-id", unit.id);
  const people = [...writers, ...members, ...supporters];
  return { keys, names: named([...new Set(people.map(({ name }) => name))]) };
}

/** What a judge is looked for under, and what is found where it stands. */
export function judgeKeys(judge: JudgeIdentity): {
  readonly lookups: readonly { readonly key: string; readonly code: ConflictCode }[];
  readonly names: readonly Name[];
} {
  const lookups: { key: string; code: ConflictCode }[] = [];
  const ask = (code: ConflictCode, kind: string, ...values: readonly string[]) => {
    for (const value of values) if (value !== "") lookups.push({ key: `${kind} ${value}`, code });
  };
  const askUnit = (code: ConflictCode, name: string) => {
    const { whole, all } = unitKeys(name);
    if (whole === "") return;
    ask(code, "unit-part", whole);
    ask(code, "unit", ...all);
  };
  ask("owner", "account", judge.userId);
  ask("owner", "writer-mail", mailOf(judge.email));
  ask("email", "mail", mailOf(judge.email));
  ask("name", "author", personKey(judge.name));
  ask("supporter", "supporter", personKey(judge.name));
  for (const phone of judge.phones) ask("phone", "phone", ...phoneKeys(phone));
  ask("address", "address", addressKey(judge.address));
  for (const name of judge.unitNames) askUnit("unit", name);
  ask("unit", "unit-id", ...judge.unitIds);
  for (const { name, unitName } of judge.relations) {
    ask("relation", "author", personKey(name));
    ask("relation", "supporter", personKey(name));
    askUnit("relation-unit", unitName);
  }
  return { lookups, names: named([judge.name, ...judge.relations.map(({ name }) => name)]) };
}
