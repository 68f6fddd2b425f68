import { formatDateTime, localDateOf } from "~/platform/format";
import { slugOf } from "~/platform/vietnamese";
import { builtIn, type Composed } from "./contents";

/** What of a paper is in the file beside its kind. */
export interface FiledAs {
  /** Which one of several: a decision's number. */
  readonly subjectId: string;
  /** Judges by their codes. */
  readonly codes: boolean;
  /** Only authors who agreed to it are named. */
  readonly agreed: boolean;
}

/** A file's name without its ending: two papers that are not the same, or not for the same readers, never share one. */
export function officialFilename(composed: Composed, as: FiledAs): string {
  const { contest } = composed.frame;
  const paper = builtIn(composed).title.slice(0, -` - ${contest.title}`.length);
  return [slugOf(paper), ...told(composed, as), contest.slug, ...(as.agreed ? ["ban-cong-khai"] : [])].join("-");
}

function told({ frame, contents }: Composed, { subjectId, codes }: FiledAs): string[] {
  switch (contents.kind) {
    case "invitation":
    case "minutes": {
      const { startedAt } = contents.facts;
      const time = formatDateTime(startedAt, frame.timeZone).slice(0, 5).replace(":", "h");
      return ["ngay", localDateOf(startedAt, frame.timeZone), time];
    }
    case "panel-summary":
      return [codes ? "theo-ma-giam-khao" : "theo-ten-giam-khao"];
    case "eligibility":
      return ["lan", subjectId];
    default:
      return [];
  }
}
