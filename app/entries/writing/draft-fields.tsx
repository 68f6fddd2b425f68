import { HiddenField } from "~/ui";
import { BASE, WRITER } from "./draft-form";
import type { DraftValues } from "./draft-values";

/** What a form of the draft tells about itself: what it was drawn from, and for whom. */
export function DraftFields({ base, writer }: { base: DraftValues; writer: string }) {
  return (
    <>
      <HiddenField name={BASE} value={JSON.stringify(base)} />
      <HiddenField name={WRITER} value={writer} />
    </>
  );
}
