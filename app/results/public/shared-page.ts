/*
 * What pages say of themselves in the words of schema.org. Addresses that begin with "/" are this site's.
 */

/** A contest as an event that somebody organised. */
export function contestOrganised({ title, organisation }: { readonly title: string; readonly organisation: string }) {
  return {
    "@type": "Event",
    name: title,
    organizer: { "@type": "Organization", name: organisation },
  };
}

/** A solution with a prize; only people who may be named stand in it. */
export function solutionMade(solution: {
  readonly title: string;
  readonly award: string;
  readonly path: string;
  readonly people: readonly { readonly name: string; readonly unit: string }[];
  readonly picture: string | null;
}) {
  return {
    "@type": "CreativeWork",
    name: solution.title,
    award: solution.award,
    url: solution.path,
    ...(solution.picture !== null && { image: solution.picture }),
    ...(solution.people.length > 0 && {
      creator: solution.people.map(({ name, unit }) => ({
        "@type": "Person",
        name,
        ...(unit && { affiliation: { "@type": "Organization", name: unit } }),
      })),
    }),
  };
}
