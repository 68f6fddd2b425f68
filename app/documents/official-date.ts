/** The parts of a date as official papers write it: day and the first two months with a nought. `date`: YYYY-MM-DD */
export function officialDate(date: string): { day: string; month: string; year: string } {
  const [year = "", month = "", day = ""] = date.split("-");
  return { day, month: Number(month) > 2 ? String(Number(month)) : month, year };
}
