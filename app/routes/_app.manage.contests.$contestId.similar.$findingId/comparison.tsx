import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { AlikeText } from "~/entries/similarity/alike-text";
import type { PairFile, PairSide } from "~/entries/similarity/pair-reads.server";
import { outOf100 } from "~/entries/similarity/score-view";
import type { OtherSide } from "~/entries/similarity/similar-reads.server";
import { paths } from "~/paths";
import { Alert, Section, useT } from "~/ui";
import type { PairOnPage } from "./route";

/** What was found alike, each thing beside its counterpart: titles, passages, files, pictures, and all of it. */
export function Comparison({ pair }: { pair: PairOnPage }) {
  const t = useT("similarity");
  const names = { a: <EntryName pair={pair} />, b: <OtherName other={pair.other} /> };
  if (!pair.sides) {
    const contest = pair.other.kind === "elsewhere" ? pair.other.contestTitle : "";
    return (
      <Section title={t("pair.titles")}>
        <p className="side-label">{names.a}</p>
        <p>{pair.entry.title}</p>
        <Alert tone="info" title={t("pair.hidden")}>
          {t("pair.hidden-help", { contest })}
        </Alert>
      </Section>
    );
  }
  const { a, b } = pair.sides;
  return (
    <>
      <Section
        title={t("pair.titles")}
        lead={t("pair.titles-score", { score: outOf100(pair.titleScore) })}
      >
        <Beside
          names={names}
          a={<AlikeText segments={a.title} />}
          b={<AlikeText segments={b.title} />}
        />
      </Section>
      <Passages pair={pair} names={names} />
      {pair.files.length > 0 ? (
        <Section title={t("pair.files")} lead={t("pair.files-lead")}>
          {pair.files.map((files) => (
            <Beside
              key={files.a.id + files.b.id}
              names={names}
              a={<FileLink file={files.a} />}
              b={<FileLink file={files.b} />}
            />
          ))}
        </Section>
      ) : null}
      {pair.pictures.length > 0 ? (
        <Section title={t("pair.pictures")}>
          {pair.pictures.map((files) => (
            <Beside
              key={files.a.id + files.b.id}
              names={names}
              a={<Picture file={files.a} />}
              b={<Picture file={files.b} />}
            />
          ))}
        </Section>
      ) : null}
      <details className="section">
        <summary className="section-title">{t("pair.whole")}</summary>
        <Beside names={names} a={<Whole side={a} />} b={<Whole side={b} />} />
      </details>
    </>
  );
}

type Names = Readonly<Record<"a" | "b", ReactNode>>;

function Passages({ pair: { passages }, names }: { pair: PairOnPage; names: Names }) {
  const t = useT("similarity");
  return (
    <Section
      title={t("pair.passages")}
      lead={
        passages.length === 0
          ? t("pair.no-passages")
          : t("pair.passages-lead", { count: passages.length })
      }
    >
      {passages.map(({ syllables, a, b }, index) => (
        <div key={index} className="passage">
          <p className="mb-2 text-muted">{t("pair.syllables", { count: syllables })}</p>
          <Beside
            names={names}
            a={<Excerpt {...a} />}
            b={<Excerpt {...b} />}
          />
        </div>
      ))}
    </Section>
  );
}

/** Two things beside each other; on a phone one under the other, so each says whose it is. */
function Beside({ names, a, b }: { names: Names; a: ReactNode; b: ReactNode }) {
  return (
    <div className="side-by-side">
      <div>
        <p className="side-label">{names.a}</p>
        <div className="side-text">{a}</div>
      </div>
      <div>
        <p className="side-label">{names.b}</p>
        <div className="side-text">{b}</div>
      </div>
    </div>
  );
}

function EntryName({ pair: { contestId, entry } }: { pair: PairOnPage }) {
  const t = useT("similarity");
  return (
    <Link className="link" to={paths.screenEntry(contestId, entry.id)}>
      {t("pair.first", { code: entry.code })}
    </Link>
  );
}

function OtherName({ other }: { other: OtherSide }) {
  const t = useT("similarity");
  switch (other.kind) {
    case "entry":
      return (
        <Link className="link" to={paths.screenEntry(other.contestId, other.id)}>
          {other.contestTitle
            ? t("pair.of-contest", { code: other.code, contest: other.contestTitle })
            : t("pair.first", { code: other.code })}
        </Link>
      );
    case "elsewhere":
      return <>{other.contestTitle}</>;
    case "past":
      return (
        <>
          {t("pair.past")}
          {other.source ? <> · {other.source}</> : null}
        </>
      );
  }
}

function Excerpt({ label, segments }: PairOnPage["passages"][number]["a"]) {
  const t = useT("similarity");
  return (
    <>
      <span className="block font-semibold">{label || t("pair.summary")}</span>
      <AlikeText segments={segments} />
    </>
  );
}

function Whole({ side }: { side: PairSide }) {
  const t = useT("similarity");
  return (
    <>
      <p className="mb-4 font-semibold">
        <AlikeText segments={side.title} />
      </p>
      {side.texts.map(({ id, label, segments }) => (
        <div key={id} className="mb-4">
          <p className="font-semibold">{label || t("pair.summary")}</p>
          <AlikeText segments={segments} />
        </div>
      ))}
    </>
  );
}

function FileLink({ file }: { file: PairFile }) {
  return (
    <a className="link" href={paths.entryFile(file.id)}>
      {file.filename}
    </a>
  );
}

function Picture({ file }: { file: PairFile }) {
  const t = useT("similarity");
  return (
    <a href={paths.entryFile(file.id)}>
      <img
        className="side-picture"
        loading="lazy"
        src={paths.entryFile(file.id)}
        alt={t("pair.picture-alt", { name: file.filename })}
      />
    </a>
  );
}
