import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { paths } from "~/paths";
import { actorOf } from "~/people/request.server";
import { now } from "~/platform/clock.server";
import { loaderHeaders, notFound, publicHeaders } from "~/platform/http.server";
import { Picture } from "~/results/public/picture";
import { byUnit } from "~/results/public/result-list";
import { solutionMade } from "~/results/public/shared-page";
import { solutionPage, type Solution } from "~/results/public/solution.server";
import { beginningOf } from "~/results/public/summary";
import { Alert, Count, DataTable, Decimal, DefinitionList, LinkButton, Money, Page, Section, useT, type Translate } from "~/ui";
import type { Shared } from "~/ui/share-tags";

type Data = Awaited<ReturnType<typeof loader>>["data"];

export const handle = {
  noScript: true,
  title: (page: Data | undefined, t: Translate) =>
    page && t("public-results:solution.title-of", { title: page.winner.title, contest: page.contest.title }),
  share: (page: Data, t: Translate): Shared => {
    const { contest, winner, summary, files } = page;
    const award = t("public-results:solution.share", { level: winner.levelLabel, contest: contest.title });
    const picture = files.find(({ kind }) => kind === "picture");
    return {
      path: paths.solution(contest.slug, winner.code),
      title: winner.title,
      // Nobody's name: descriptions are kept where links are shared.
      description: summary ? `${award} ${beginningOf(summary, 160)}` : award,
      image: paths.solutionCard(contest.slug, winner.code),
      data: solutionMade({
        title: winner.title,
        award: `${winner.levelLabel}, ${contest.title}`,
        path: paths.solution(contest.slug, winner.code),
        people: winner.people,
        picture: picture ? paths.solutionFile(contest.slug, winner.code, picture.number, "screen") : null,
      }),
    };
  },
};

export const headers = loaderHeaders;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const page = (await solutionPage(params["slug"] ?? "", params["code"] ?? "", now())) ?? notFound();
  return data(page, { headers: publicHeaders((await actorOf(request)) !== null) });
}

export default function SolutionRoute() {
  const { contest, winner, amountVnd, awards, rank, summary, files, marks, votes, previous, next } = useLoaderData<typeof loader>();
  const t = useT("public-results");
  const { slug } = contest;
  const pictures = files.filter(({ kind }) => kind === "picture");
  const films = files.filter(({ kind }) => kind === "film");
  return (
    <Page
      eyebrow={<Link to={paths.results(slug)}>{contest.title}</Link>}
      title={winner.title}
      lead={
        <>
          {winner.levelLabel} · <Money dong={amountVnd} />
        </>
      }
    >
      {contest.kind === "PROVISIONAL" ? <Alert tone="warning" title={t("provisional.title")}>{t("provisional.text")}</Alert> : null}
      {summary ? (
        <Section title={t("solution.summary")}>
          <p className="max-w-2xl whitespace-pre-line break-words">{summary}</p>
        </Section>
      ) : null}
      <Section title={t("solution.facts")}>
        <DefinitionList
          items={[
            { term: t("solution.authors"), description: <Authors winner={winner} /> },
            ...(winner.field ? [{ term: t("solution.field"), description: winner.field }] : []),
            ...(winner.groupName && winner.groupName !== winner.field
              ? [{ term: t("solution.group"), description: winner.groupName }]
              : []),
            ...awards.map(({ label, amountVnd: money }) => ({
              term: t("awards:public.special"),
              description: (
                <>
                  {label} · <Money dong={money} />
                </>
              ),
            })),
            ...(winner.score
              ? [{ term: t("solution.score"), description: <Decimal value={winner.score} /> }]
              : []),
            ...(rank ? [{ term: t("solution.rank"), description: t("solution.rank-of", { rank: rank.rank, count: rank.of }) }] : []),
            { term: t("solution.code"), description: <span className="figures">{winner.code}</span> },
          ]}
        />
      </Section>
      {pictures.length > 0 ? (
        <Section title={t("solution.pictures")}>
          <ul className="picture-row">
            {pictures.map((file) => (
              <li key={file.number}>
                <a href={paths.solutionFile(slug, file.code, file.number, "screen")}>
                  <Picture slug={slug} file={file} alt={t("solution.picture", { number: file.number, title: winner.title })} />
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {films.length > 0 ? (
        <Section title={t("solution.films")}>
          {films.map((file) => (
            <video
              key={file.number}
              className="film"
              controls
              preload="none"
              aria-label={t("solution.film", { title: winner.title })}
              src={paths.solutionFile(slug, file.code, file.number, "film")}
            >
              <track kind="captions" />
            </video>
          ))}
        </Section>
      ) : null}
      <Marks marks={marks} />
      {votes ? (
        <Section title={t("solution.votes")} lead={t("solution.votes-lead")}>
          <DefinitionList
            items={[
              { term: t("solution.votes-count"), description: <Count value={votes.votes} /> },
              { term: t("solution.value"), description: <strong><Decimal value={votes.points} /></strong> },
              { term: t("solution.max"), description: <Decimal value={votes.max} /> },
            ]}
          />
        </Section>
      ) : null}
      {contest.kind === "OFFICIAL" ? (
        <p className="no-print">
          <LinkButton to={paths.recount(slug, winner.code)} reloadDocument>
            {t("solution.workings")}
          </LinkButton>
        </p>
      ) : null}
      {previous || next ? (
        <nav className="neighbours no-print" aria-label={t("solution.neighbours")}>
          {previous ? <Neighbour slug={slug} to={previous} label={t("solution.previous")} /> : <span />}
          {next ? <Neighbour slug={slug} to={next} label={t("solution.next")} /> : null}
        </nav>
      ) : null}
    </Page>
  );
}

function Authors({ winner: { people, unnamed } }: { winner: Pick<Solution["winner"], "people" | "unnamed"> }) {
  const t = useT("results");
  return (
    <ul className="space-y-1">
      {byUnit(people).map(({ names, unit }) => (
        <li key={unit}>
          {names.join(", ")}
          {unit ? <span className="block text-sm text-muted">{unit}</span> : null}
        </li>
      ))}
      {unnamed > 0 ? (
        <li className="text-muted">{t(people.length > 0 ? "public.unnamed" : "public.all-unnamed", { count: unnamed })}</li>
      ) : null}
    </ul>
  );
}

function Marks({ marks }: Pick<Solution, "marks">) {
  const t = useT("public-results");
  return marks.map(({ round, label, criteria }, index) => {
    const title = label ? t("solution.marks-round", { round: label }) : t("solution.marks");
    return (
      <Section key={round} title={title} lead={index === 0 ? t("solution.marks-lead") : undefined}>
        <DataTable
          dense
          caption={title}
          rows={criteria}
          rowKey={({ id }) => id}
          columns={[
            { key: "criterion", header: t("solution.criterion"), rowHeader: true, cell: (row) => row.label },
            { key: "max", header: t("solution.max"), align: "end", labelled: true, cell: ({ max }) => <Decimal value={max} /> },
            {
              key: "value",
              header: t("solution.value"),
              align: "end",
              labelled: true,
              cell: ({ value }) => (value === null ? "–" : <strong><Decimal value={value} /></strong>),
            },
          ]}
        />
      </Section>
    );
  });
}

function Neighbour({ slug, to, label }: { slug: string; to: { code: string; title: string }; label: string }) {
  return (
    <Link to={paths.solution(slug, to.code)} className="neighbour">
      <span className="text-sm text-muted">{label}</span>
      <span className="link">{to.title}</span>
    </Link>
  );
}
