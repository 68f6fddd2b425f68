/** Both ends belong to it. */
export interface BirthWindow {
  readonly bornFrom: string;
  readonly bornTo: string;
}

/**
 * The birth dates of those who on the cut-off date ("YYYY-MM-DD") have reached `minAge` and have not passed
 * `maxAge`: who is exactly `maxAge` years old that day is in, who is one day older is out.
 */
export function birthWindow(cutoff: string, minAge: number, maxAge: number): BirthWindow {
  return {
    bornFrom: yearsBefore(cutoff, maxAge, "after"),
    bornTo: yearsBefore(cutoff, minAge, "before"),
  };
}

/** A 29 February that the year has not goes to the neighbour that lies inside the window. */
function yearsBefore(date: string, years: number, neighbour: "before" | "after"): string {
  const [year = "0", month = "", day = ""] = date.split("-");
  const earlier = Number(year) - years;
  const leap = (earlier % 4 === 0 && earlier % 100 !== 0) || earlier % 400 === 0;
  const printed = String(earlier).padStart(4, "0");
  if (month === "02" && day === "29" && !leap) {
    return `${printed}-${neighbour === "before" ? "02-28" : "03-01"}`;
  }
  return `${printed}-${month}-${day}`;
}
