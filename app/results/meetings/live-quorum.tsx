import { useEffect, useRef, useState } from "react";
import { rowsIn, textIn } from "~/contests/row-list";
import { typedValues, type TextValues } from "~/platform/form";
import type { BodyMember } from "./body";
import { OFFICES, quorumOf, withSeats, type Attendee } from "./meeting";
import { QuorumLine } from "./quorum-line";

/** The quorum of who is ticked in the form around it, counted while people tick; without script, as it was sent or stored last. */
export function LiveQuorum({
  share,
  members,
  before,
  values,
}: {
  share: string;
  members: readonly BodyMember[] | null;
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
  return (
    <div ref={line} aria-live="polite">
      <QuorumLine quorum={quorumOf(share, withSeats(attendanceIn(typed ?? values), members, before), members)} />
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
