import type { Tx } from "~/platform/db.server";
import { officialKindOf } from "~/documents/official/kinds";
import { each, type Invariant, type Violation } from "./invariant";

/** A form is of a kind that there is, and went out of use after it came. */
async function* forms(tx: Tx): AsyncGenerator<Violation> {
  for await (const { id, kind, replacedAt, createdAt } of each((page) => tx.documentTemplate.findMany(page))) {
    if (officialKindOf(kind) === null) yield { id, says: `is of no kind of document: ${kind}` };
    if (replacedAt !== null && replacedAt < createdAt) yield { id, says: "went out of use before it came" };
  }
}

/** A document was issued in a form of its kind and its contest's organisation. */
async function* issued(tx: Tx): AsyncGenerator<Violation> {
  const rows = each((page) =>
    tx.issuedDocument.findMany({ ...page, include: { template: true, contest: { select: { organisationId: true } } } }),
  );
  for await (const { id, kind, template, contest } of rows) {
    if (!template) continue;
    if (template.kind !== kind) yield { id, says: "was issued in the form of another kind" };
    if (template.organisationId !== contest.organisationId) yield { id, says: "was issued in another organisation's form" };
  }
}

/** A decision names a meeting of its contest's committee. */
async function* decisions(tx: Tx): AsyncGenerator<Violation> {
  for await (const { id, contestId, meeting } of each((page) =>
    tx.committeeDecision.findMany({ ...page, include: { meeting: true } }),
  ))
    if (meeting && (meeting.contestId !== contestId || meeting.kind !== "COMMITTEE"))
      yield { id, says: "was decided at a meeting that is not its contest's committee's" };
}

export const templateInvariants: readonly Invariant[] = [
  { name: "document-template", check: forms },
  { name: "issued-form", check: issued },
  { name: "decision-meeting", check: decisions },
];
