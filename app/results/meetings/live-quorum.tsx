import { useEffect, useRef, useState } from "react";
import { rowsIn, textIn } from "~/contests/row-list";
import { typedValues, type TextValues } from "~/platform/form";
import { zonedToInstant } from "~/platform/format";
import { membersAt, type Body } from "./body";
import { OFFICES, quorumOf, withSeats, type Attendee } from "./meeting";
import { QuorumLine } from "./quorum-line";

/**
 * The quorum of who is ticked in the form around it, of those who were members at the time that is typed there, counted
 * while people type and tick; without script, as it was sent or stored last.
 */
export function LiveQuorum({
  share,
  body,
  at,
  before,
  values,
}: {
  share: string;
  body: Body;
  /** When the meeting began, as long as no time is typed. */
  at: Date;
  /** As they were written down last: the seats that their names meant stay theirs. */
  before: readonly Attendee[];
  values: TextValues;
}) {
  const line = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<TextValues | null>(null);
  useEffect(() => {
    const form = line.current?.closest("form");
    if (!form) return;
    const count = () => setTyped(typedValues(new FormData(form)));
    form.addEventListener("input", count);
    return () => form.removeEventListener("input", count);
  }, []);
  const shown = typed ?? values;
  const startedAt = zonedToInstant(textIn(shown, "startedAt"), body.timeZone) ?? at;
  const members = membersAt(body, { kind: body.kind, panelId: body.panelId, startedAt });
  return (
    <div ref={line} aria-live="polite">
      <QuorumLine quorum={quorumOf(share, withSeats(attendanceIn(shown), members, before), members)} />
    </div>
  );
}

/** Who is listed in the form. */
function attendanceIn(values: TextValues): Attendee[] {
  return rowsIn(values, "attendance").map((row) => ({
    name: textIn(row, "name"),
    office: OFFICES.find((office) => office === textIn(row, "office")) ?? "member",
    position: textIn(row, "position"),
    present: textIn(row, "present") !== "",
    note: textIn(row, "note"),
  }));
}
