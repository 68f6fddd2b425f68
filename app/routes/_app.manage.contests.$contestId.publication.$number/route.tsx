import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { contextOf } from "~/people/request.server";
import { parseForm } from "~/platform/form";
import { refuse } from "~/platform/http.server";
import { numberOf } from "~/platform/page-number";
import { recallFormSchema } from "~/results/publication-form";
import { publishedPage } from "~/results/publication-page.server";
import { AwardTables } from "~/results/public/award-tables";
import { recallPublication } from "~/results/recall.server";
import { DataTable, Decimal, LinkButton, Money, Section, useT } from "~/ui";
import { RecallForm } from "./recall-form";
import { Seen } from "./seen";

export { whenOvertaken as shouldRevalidate } from "~/platform/revalidate";

export const handle = { title: "publication:preview.title" };

/** A publication as the public sees it or will see it, for those who answer for it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = await publishedPage(await contextOf(request), params["contestId"] ?? "", numberOf(params["number"]));
  return page.ok ? page.value : refuse(request, page.code);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await contextOf(request);
  const contestId = params["contestId"] ?? "";
  const number = numberOf(params["number"]);
  const { values, ...parsed } = parseForm(recallFormSchema, await request.formData());
  if (!parsed.ok) {
    // Whoever may not take it back is told so, whatever the form.
    const page = await publishedPage(ctx, contestId, number);
    const refusal = page.ok ? page.value.whyNotRecall : page.code;
    return refusal ? refuse(request, refusal) : data({ code: null, faults: parsed.faults, values }, { status: 400 });
  }
  const done = await recallPublication(ctx, { contestId, number, form: parsed.value });
  if (done.ok) return redirect(paths.publication(contestId));
  if (done.code === "conflict" || done.code === "too-late")
    return data({ code: done.code, faults: [], values }, { status: 409 });
  return refuse(request, done.code);
}

export type PublishedPageData = ReturnType<typeof useLoaderData<typeof loader>>;
export type RecallAnswer = ReturnType<typeof useActionData<typeof action>>;

export default function PublishedRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { contestId, publication, winners } = page;
  const t = useT("publication");
  const isOfficial = publication.kind === "OFFICIAL";
  return (
    <>
      <Section
        title={t(`preview.${publication.kind}`)}
        actions={<LinkButton to={paths.publication(contestId)}>{t("preview.back")}</LinkButton>}
      >
        <Seen page={page} />
        <p className="help mt-4">{t("preview.names")}</p>
        <RecallForm page={page} answer={answer} />
      </Section>
      {winners.levels.map((level) => (
        <Section key={level.id} title={level.label} lead={<Money dong={level.amountVnd} />}>
          {level.winners.length === 0 ? (
            <p>{t("preview.none")}</p>
          ) : (
            <DataTable
              dense
              caption={level.label}
              rows={level.winners}
              rowKey={({ code }) => code}
              columns={[
                {
                  key: "title",
                  header: t("column.entry"),
                  rowHeader: true,
                  cell: ({ title, code }) => (
                    <>
                      {title} <span className="figures block font-normal text-muted">{code}</span>
                    </>
                  ),
                },
                {
                  key: "people",
                  header: t("column.people"),
                  cell: ({ people, unnamed }) => (
                    <ul>
                      {people.map(({ name, unit }, index) => (
                        <li key={index}>{unit ? `${name}, ${unit}` : name}</li>
                      ))}
                      {unnamed > 0 ? <li className="text-muted">{t(people.length > 0 ? "results:public.unnamed" : "results:public.all-unnamed", { count: unnamed })}</li> : null}
                    </ul>
                  ),
                },
                ...(isOfficial
                  ? [
                      {
                        key: "score",
                        header: t("column.score"),
                        align: "end" as const,
                        cell: ({ score }: (typeof level.winners)[number]) => <Decimal value={score} />,
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Section>
      ))}
      <AwardTables slug="" special={winners.special} collective={winners.collective} linked={NO_PAGES} />
    </>
  );
}

/** What is looked at before it is seen has no page of its own yet. */
const NO_PAGES: ReadonlySet<string> = new Set();
