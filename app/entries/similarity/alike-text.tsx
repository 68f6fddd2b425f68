import type { Segment } from "./alike-words";

/** A text in which what is alike is marked. */
export function AlikeText({ segments }: { segments: readonly Segment[] }) {
  return (
    <>
      {segments.map(({ text, alike }, index) =>
        alike ? (
          <mark key={index} className="alike">
            {text}
          </mark>
        ) : (
          <span key={index}>{text}</span>
        ),
      )}
    </>
  );
}
