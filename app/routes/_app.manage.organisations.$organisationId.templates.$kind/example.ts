import { officialFrame } from "~/documents/official/frame.server";
import { KIND_FACTS, type OfficialKind } from "~/documents/official/kinds";
import { subjectsOf } from "~/documents/official/subjects.server";
import { valuesOf } from "~/documents/templates/kind-names";
import type { Data } from "~/documents/templates/placeholder";
import type { Context } from "~/people/actor";
import { composeDocument } from "../manage.contests.$contestId.documents.$file/compose";

export interface Example {
  readonly contestId: string;
  readonly values: Data;
  readonly filename: string;
}

/** What a document of the kind says in a contest of the organisation, the newest of several; null where there is none yet. */
export async function exampleIn(
  ctx: Context,
  organisationId: string,
  kind: OfficialKind,
  contestId: string,
): Promise<Example | null> {
  const subject = (await subjectsOf(contestId, KIND_FACTS[kind].subject)).at(-1);
  if (!subject) return null;
  const asked = { contestId, kind, subjectId: subject.id };
  // Who may not have the document gets none of its facts here either.
  const framed = await officialFrame(ctx, asked);
  if (!framed.ok || framed.value.opened.contest.organisationId !== organisationId) return null;
  const composed = await composeDocument(ctx, { ...asked, codes: false, agreed: false });
  return composed.ok ? { contestId, values: valuesOf(composed.value), filename: composed.value.filename } : null;
}

/** The example of the contest that was chosen; without one, of the newest contest that has any. */
export async function exampleOf(
  ctx: Context,
  organisationId: string,
  kind: OfficialKind,
  { chosen, contests }: { readonly chosen: string | null; readonly contests: readonly { readonly id: string }[] },
): Promise<Example | null> {
  const asked = contests.filter(({ id }) => chosen === null || id === chosen);
  for (const { id } of asked.slice(0, 5)) {
    const example = await exampleIn(ctx, organisationId, kind, id);
    if (example) return example;
  }
  return null;
}
