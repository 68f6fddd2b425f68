import { expect, it } from "vitest";
import { paths } from "~/paths";
import { isCurrent, type Tab } from "./tabs";

const panels: Tab = { key: "panels", to: paths.panels("c1"), also: ["assignment", "conflicts"] };
const overview: Tab = { key: "overview", to: paths.manageContest("c1"), end: true };

it("stays on its tab on the pages that the tab leads to", () => {
  expect(isCurrent(panels, "c1", paths.panels("c1"))).toBe(true);
  expect(isCurrent(panels, "c1", paths.assignmentPlan("c1", "p1"))).toBe(true);
  expect(isCurrent(panels, "c1", paths.conflicts("c1"))).toBe(true);
  expect(isCurrent(panels, "c1", paths.progress("c1"))).toBe(false);
});

it("is the overview on the overview alone", () => {
  expect(isCurrent(overview, "c1", paths.manageContest("c1"))).toBe(true);
  expect(isCurrent(overview, "c1", paths.panels("c1"))).toBe(false);
});
