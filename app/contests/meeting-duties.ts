import { nameKey } from "~/platform/vietnamese";

export type MeetingOffice = "chair" | "secretary" | "member" | "guest";

/**
 * What somebody did at a meeting. "head", "clerk": holds the body's office of chair or secretary, while another one took
 * the chair or the minutes. "member-chair", "member-secretary": a member who did that.
 */
export type MeetingDuty = MeetingOffice | "head" | "clerk" | "member-chair" | "member-secretary";

interface Attended {
  readonly chair: string;
  readonly secretary: string;
  readonly attendance: readonly { readonly name: string; readonly office: MeetingOffice }[];
}

/** What each of those listed did at a meeting, so that the list says the same as its chair and secretary by name. */
export function dutiesAt({ chair, secretary, attendance }: Attended): MeetingDuty[] {
  const at = (name: string, office: MeetingOffice) => {
    const same = (one: Attended["attendance"][number]) => nameKey(one.name) === nameKey(name);
    const holder = attendance.findIndex((one) => one.office === office && same(one));
    return name.trim() === "" || holder >= 0 ? holder : attendance.findIndex(same);
  };
  const [presiding, writing] = [at(chair, "chair"), at(secretary, "secretary")];
  return attendance.map(({ office }, index) => {
    const presides = index === presiding;
    const writes = index === writing;
    switch (office) {
      case "chair":
        if (presides || chair.trim() === "") return "chair";
        return writes ? "member-secretary" : "head";
      case "secretary":
        if (writes || secretary.trim() === "") return "secretary";
        return presides ? "member-chair" : "clerk";
      case "member":
        if (presides) return "member-chair";
        return writes ? "member-secretary" : "member";
      case "guest":
        if (presides) return "chair";
        return writes ? "secretary" : "guest";
    }
  });
}
