import { ASKS } from "~/contests/entrant-forms";
import { formOfPart } from "~/contests/regulation-edit";
import { OPENED } from "../judging-world";
import { all, desk, door, only, signedIn, type Row } from "./ask";
import { RUNNERS, type World } from "./world";

const CONTEST = "_app.manage.contests.$contestId";
const PART = `${CONTEST}.regulation.$part`;
const REVISE = `${CONTEST}.regulation.revise.$part`;
const OPEN = `${CONTEST}.regulation.open`;
const NEW = "_app.manage.organisations.$organisationId.contests.new";

/** Only its organiser; secretary and observer are told so, nobody else knows of it. */
const ORGANISERS = desk(["organiser"], ["secretary", "observer"]);
const TOO_LATE = { ...ORGANISERS, organiser: "state" } as const;
/** Whose contest is another organisation's. */
const FOREIGN = only(["otherOrganiser"], "hidden");

const DECISION = { decisionNumber: "55/QĐ-BTCHT", decisionDate: "2026-02-20" };
const MEMBERS = {
  version: "1",
  min: "1",
  max: "4",
  bornFrom: "",
  bornTo: "",
  maxSupporters: "0",
  ...Object.fromEntries(ASKS.map((name) => [`asks.${name}`, "no"])),
};
/** The form of sections, with one of its buttons pressed. */
const SECTIONS = {
  version: "1",
  "sections.0.id": "a",
  "sections.0.title": "A",
  "sections.1.id": "b",
  "sections.1.title": "B",
  "sections.0.questions.0.id": "q",
  "sections.0.questions.0.kind": "link",
  "sections.0.questions.0.label": "Q",
  "sections.0.questions.0.into": "b",
};

/** The text of the regulation as its form holds it. */
function textForm({ contest: { regulation } }: World): Record<string, string> {
  const { title, edition, year, summary } = formOfPart(regulation, "text", "vi");
  const [article] = regulation.articles;
  const first = {
    "articles.0.id": article!.id,
    "articles.0.title": article!.title,
    "articles.0.text": article!.text,
  };
  return {
    title: String(title),
    edition: String(edition),
    year: String(year),
    summary: String(summary),
    ...first,
  };
}

type Which = (world: World) => string | Promise<string>;
const draft: Which = ({ draftId }) => draftId;
const opened: Which = ({ contestId }) => contestId;
const foreign: Which = ({ other }) => other.contestId;
const fresh: Which = async ({ draftContest }) => (await draftContest()).id;

const reading = (
  route: string,
  which: Which,
  expected: Row["expected"],
  part = "members",
): Row => ({
  route,
  intent: null,
  ask: async (world) => door(route, { contestId: await which(world), part }),
  expected,
});

const posting = (
  route: string,
  intent: string,
  which: Which,
  form: (world: World) => Record<string, string>,
  expected: Row["expected"],
  part = "members",
): Row => ({
  route,
  intent,
  now: OPENED,
  done: true,
  ask: async (world) => door(route, { contestId: await which(world), part }, form(world)),
  expected,
});

/** The organiser's own draft is open for writing, the announced contest no more. */
const writing: Row[] = [
  reading(PART, draft, ORGANISERS),
  reading(PART, opened, TOO_LATE),
  reading(PART, foreign, { ...only([], "hidden"), otherOrganiser: "state" }),
  posting(PART, "save", fresh, () => MEMBERS, ORGANISERS),
  posting(PART, "save", opened, () => MEMBERS, TOO_LATE),
  posting(PART, "save", foreign, () => MEMBERS, { ...FOREIGN, otherOrganiser: "state" }),
  posting(PART, "add:fields", draft, () => ({ version: "1" }), ORGANISERS, "fields"),
  posting(PART, "add:fields", opened, () => ({ version: "1" }), TOO_LATE, "fields"),
  ...["show", "into:0:0", "down:sections.0.questions:0", "add:sections.0.questions"].flatMap(
    (intent) => [
      posting(PART, intent, draft, () => SECTIONS, ORGANISERS, "sections"),
      posting(PART, intent, opened, () => SECTIONS, TOO_LATE, "sections"),
      posting(PART, intent, foreign, () => SECTIONS, { ...FOREIGN, otherOrganiser: "state" }, "sections"),
    ],
  ),

  reading(OPEN, draft, ORGANISERS),
  reading(OPEN, opened, TOO_LATE),
  posting(OPEN, "", fresh, () => ({ version: "1", ...DECISION }), ORGANISERS),
  posting(OPEN, "", opened, () => ({ version: "1", ...DECISION }), TOO_LATE),
  posting(OPEN, "", foreign, () => ({ version: "1", ...DECISION }), {
    ...FOREIGN,
    otherOrganiser: "state",
  }),
];

const revision = (world: World) => ({
  ...textForm(world),
  ...DECISION,
  revision: "1",
  reason: "Sửa lỗi chính tả",
});

const revising: Row[] = [
  reading(REVISE, opened, ORGANISERS, "text"),
  reading(REVISE, draft, TOO_LATE, "text"),
  reading(REVISE, foreign, FOREIGN, "text"),
  posting(REVISE, "add:articles", opened, textForm, ORGANISERS, "text"),
  posting(REVISE, "add:articles", draft, textForm, TOO_LATE, "text"),
  posting(REVISE, "save", opened, revision, ORGANISERS, "text"),
  posting(REVISE, "save", draft, revision, TOO_LATE, "text"),
  posting(REVISE, "save", foreign, revision, FOREIGN, "text"),
];

const NEW_CONTEST = {
  template: "technical",
  edition: "lần thứ mười",
  year: "2026",
  opensAt: "2026-03-01T08:00",
  closesAt: "2026-08-31T17:00",
  cutoff: "",
  minAge: "",
  maxAge: "",
};

const creating: Row[] = [null, ""].flatMap((intent) =>
  (
    [
      [({ organisationId }) => organisationId, only(["organiser"])],
      [({ other }) => other.organisationId, only(["otherOrganiser"])],
    ] satisfies [(world: World) => string, Row["expected"]][]
  ).map(([organisationOf, expected]): Row => ({
    route: NEW,
    intent,
    now: OPENED,
    done: true,
    ask: (world) =>
      door(
        NEW,
        { organisationId: organisationOf(world) },
        intent === null ? undefined : NEW_CONTEST,
      ),
    expected,
  })),
);

/** What a draft shows of itself, and another organisation's contest: nothing, to anybody but those who run it. */
const pages: Row[] = [
  {
    route: "_app.manage._index",
    intent: null,
    ask: () => door("_app.manage._index", {}),
    expected: signedIn,
  },
  reading(CONTEST, draft, only([...RUNNERS, "platformAdmin"], "hidden")),
  reading(CONTEST, foreign, only(["otherOrganiser", "platformAdmin"], "hidden")),
  ...[`${CONTEST}._index`, `${CONTEST}.regulation._index`].flatMap((route) => [
    reading(route, draft, only(RUNNERS, "hidden")),
    reading(route, foreign, FOREIGN),
  ]),
  reading(`${CONTEST}.people`, draft, only([...RUNNERS, "platformAdmin"], "hidden")),
  reading(`${CONTEST}.people`, foreign, only(["otherOrganiser", "platformAdmin"], "hidden")),
  reading(`${CONTEST}.entries._index`, draft, all("hidden", { nobody: "sign-in" })),
  reading(`${CONTEST}.entries._index`, foreign, FOREIGN),
];

export const contestRows: Row[] = [...writing, ...revising, ...creating, ...pages];
