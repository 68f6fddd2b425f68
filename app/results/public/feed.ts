import { element, type Element } from "~/platform/xml";

/** One entry of the feed: a contest that takes entries, or a result. Instants as ISO texts. */
export interface FeedItem {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly updated: string;
  readonly summary: string;
  readonly author: string;
}

/** An Atom feed (RFC 4287), the newest first. */
export function atomFeed(feed: {
  readonly url: string;
  readonly home: string;
  readonly title: string;
  readonly language: string;
  readonly items: readonly FeedItem[];
  /** When nothing has happened yet. */
  readonly begun: string;
}): string {
  const items = [...feed.items].sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : a.id < b.id ? -1 : 1));
  const entries = items.map(({ id, title, url, updated, summary, author }): Element => [
    "entry",
    {},
    [
      ["id", {}, id],
      ["title", {}, title],
      ["link", { rel: "alternate", href: url }],
      ["updated", {}, updated],
      ["author", {}, [["name", {}, author]]],
      ["summary", {}, summary],
    ],
  ]);
  return element([
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": feed.language },
    [
      ["id", {}, feed.url],
      ["title", {}, feed.title],
      ["link", { rel: "self", type: "application/atom+xml", href: feed.url }],
      ["link", { rel: "alternate", href: feed.home }],
      ["updated", {}, items[0]?.updated ?? feed.begun],
      ...entries,
    ],
  ]);
}

/** A sitemap of the sitemaps.org protocol. */
export function sitemap(pages: readonly { readonly url: string; readonly changed?: string }[]): string {
  return element([
    "urlset",
    { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" },
    pages.map(({ url, changed }): Element => [
      "url",
      {},
      [["loc", {}, url], ...(changed === undefined ? [] : [["lastmod", {}, changed] satisfies Element])],
    ]),
  ]);
}
