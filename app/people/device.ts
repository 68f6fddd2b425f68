const BROWSERS = [
  ["Edge", /\bEdg(?:e|A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["CocCoc", /\bcoc_coc_browser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Headless)?(?:Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["Android", /\bAndroid\b/],
  ["iPhone", /\biPhone\b/],
  ["iPad", /\biPad\b/],
  ["Windows", /\bWindows\b/],
  ["Mac", /\bMacintosh\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What a browser says about itself, in the names that its user knows: "Chrome, Windows"; "" when it says nothing known. */
export function deviceName(userAgent: string): string {
  const known = (list: typeof BROWSERS | typeof SYSTEMS) =>
    list.find(([, sign]) => sign.test(userAgent))?.[0];
  return [known(BROWSERS), known(SYSTEMS)].filter((name) => name !== undefined).join(", ");
}
