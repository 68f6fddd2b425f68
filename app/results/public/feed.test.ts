import { describe, expect, it } from "vitest";
import { atomFeed, sitemap } from "./feed";

const item = (id: string, updated: string, title = "Kết quả") => ({
  id,
  title,
  url: `https://a.example/${id}`,
  updated,
  summary: "",
  author: "Liên hiệp Hội",
});

describe("the feed", () => {
  const feed = (items: ReturnType<typeof item>[]) =>
    atomFeed({
      url: "https://a.example/feed.xml",
      home: "https://a.example/",
      title: "Sangtao",
      language: "vi",
      begun: "2026-01-01T00:00:00.000Z",
      items,
    });

  it("has the newest first and is as new as that", () => {
    const text = feed([item("old", "2026-01-02T00:00:00.000Z"), item("new", "2026-03-02T00:00:00.000Z")]);
    expect([...text.matchAll(/<updated>([^<]+)/g)].map(([, at]) => at)).toEqual([
      "2026-03-02T00:00:00.000Z",
      "2026-03-02T00:00:00.000Z",
      "2026-01-02T00:00:00.000Z",
    ]);
  });

  it("holds whatever a title holds, without ending what it stands in", () => {
    const text = feed([item("x", "2026-01-02T00:00:00.000Z", 'Máy <b>"ép" & sấy\u0000\u0008</b>')]);
    expect(text).toContain("<title>Máy &lt;b&gt;&quot;ép&quot; &amp; sấy&lt;/b&gt;</title>");
  });

  it("is one also when nothing has happened", () => {
    expect(feed([])).toContain("<updated>2026-01-01T00:00:00.000Z</updated>");
  });
});

describe("the sitemap", () => {
  it("names each page, and when it changed where that is known", () => {
    expect(sitemap([{ url: "https://a.example/?a=1&b=2" }, { url: "https://a.example/b", changed: "2026-01-02" }])).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' +
        "<url><loc>https://a.example/?a=1&amp;b=2</loc></url>" +
        "<url><loc>https://a.example/b</loc><lastmod>2026-01-02</lastmod></url></urlset>\n",
    );
  });
});
