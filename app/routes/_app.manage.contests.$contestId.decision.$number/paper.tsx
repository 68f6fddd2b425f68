import type { OfficialBlock, OfficialDocument } from "~/documents/official/official";
import { DataTable } from "~/ui";

type Words = Extract<OfficialBlock, { kind: "prose" }>["words"];

/** The decision as it is printed: the same blocks that its files are set from. */
export function Paper({ blocks }: Pick<OfficialDocument, "blocks">) {
  return (
    <article className="paper">
      {blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { block: OfficialBlock }) {
  switch (block.kind) {
    case "head":
      return (
        <div className="paper-head">
          <div>
            <p>{block.parent}</p>
            <p className="font-semibold">{block.issuer}</p>
            <p>{block.number}</p>
          </div>
          <div>
            <p className="font-semibold">{block.country}</p>
            <p className="font-semibold">{block.motto}</p>
            <p className="italic">{block.placeAndDate}</p>
          </div>
        </div>
      );
    case "title":
      return (
        <div className="text-center font-semibold">
          <p>{block.name}</p>
          <p>{block.about}</p>
        </div>
      );
    case "annex":
      return (
        <div className="break-before-page text-center">
          <h3 className="font-semibold">{block.name}</h3>
          <p>{block.about}</p>
          <p className="italic">{block.note}</p>
        </div>
      );
    case "centred":
      return (
        <p className={`text-center ${block.bold ? "font-semibold" : ""}`}>
          <Text words={block.words} />
        </p>
      );
    case "ground":
      return <p className="italic">{block.text}</p>;
    case "heading":
      return <h3 className="font-semibold">{block.text}</h3>;
    case "prose":
      return (
        <p>
          <Text words={block.words} />
        </p>
      );
    case "table":
      return <List block={block} />;
    case "close":
      return (
        <div className="grid gap-6 sm:grid-cols-2">
          <div className="text-sm">
            <p className="font-semibold italic">{block.heading}</p>
            {block.recipients.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <Signature signature={block.signature} />
        </div>
      );
    case "signatures":
      return (
        <div className="grid gap-6 sm:grid-cols-2">
          {block.signatures.map((signature, index) => (
            <Signature key={index} signature={signature} />
          ))}
        </div>
      );
    case "chart":
      // Only reports have them.
      return null;
  }
}

function Signature({ signature }: { signature: Extract<OfficialBlock, { kind: "close" }>["signature"] }) {
  return (
    <div className="text-center font-semibold">
      <p className="whitespace-pre-line">{signature.authority}</p>
      <p>{signature.office}</p>
      <p className="mt-12">{signature.position}</p>
      <p>{signature.name}</p>
    </div>
  );
}

function Text({ words }: { words: Words }) {
  if (typeof words === "string") return words;
  return words.map(({ text, style }, index) =>
    style === "regular" ? <span key={index}>{text}</span> : <strong key={index}>{text}</strong>,
  );
}

const [NUMBER, NAMING] = [0, 2];

function List({ block: { columns, rows } }: { block: Extract<OfficialBlock, { kind: "table" }> }) {
  return (
    <DataTable
      dense
      caption={columns[NAMING]?.head ?? ""}
      rows={rows.map((cells, index) => ({ index, cells }))}
      rowKey={({ index }) => String(index)}
      columns={columns.map(({ head }, at) => ({
        key: String(at),
        header: head,
        ...(at === NUMBER && { align: "center" as const }),
        ...(at === NAMING && { rowHeader: true }),
        cell: ({ cells }: { cells: readonly Words[] }) => (
          <span className="whitespace-pre-line">
            <Text words={cells[at] ?? ""} />
          </span>
        ),
      }))}
    />
  );
}
