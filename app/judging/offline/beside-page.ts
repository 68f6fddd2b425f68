/** What stands over a judge's page is as wide as the page below it. */
export const BESIDE_PAGE = {
  list: "mx-auto w-full max-w-5xl px-4 sm:px-6 empty:hidden",
  sheet: "mx-auto w-full max-w-7xl px-4 sm:px-6 empty:hidden",
} as const;
