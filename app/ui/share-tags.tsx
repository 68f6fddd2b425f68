import { useLanguage } from "./i18n";

/** What a page says of itself to those who link to it. Addresses that begin with "/" are this site's. */
export interface Shared {
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** A picture for it, 1200 × 630. */
  readonly image?: string;
  /** In the words of schema.org, without `@context`. */
  readonly data?: Readonly<Record<string, unknown>>;
}

const IMAGE = { width: 1200, height: 630 } as const;

/** For the head of the document: the page's one address, the card shown where it is shared, and its facts for machines. */
export function ShareTags({ origin, site, shared, feed }: { origin: string; site: string; shared: Shared; feed: string }) {
  const { path, title, description, image, data } = shared;
  const locale = useLanguage() === "vi" ? "vi_VN" : "en_GB";
  return (
    <>
      <link rel="canonical" href={origin + path} />
      <link rel="alternate" type="application/atom+xml" href={feed} title={site} />
      <meta name="description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={site} />
      <meta property="og:locale" content={locale} />
      <meta property="og:url" content={origin + path} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {image ? (
        <>
          <meta property="og:image" content={origin + image} />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content={String(IMAGE.width)} />
          <meta property="og:image:height" content={String(IMAGE.height)} />
          <meta property="og:image:alt" content={title} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      ) : null}
      {data ? (
        // Data, which no browser runs; without "<" nothing in it can end the element.
        <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd(origin, data) }} />
      ) : null}
    </>
  );
}

function jsonLd(origin: string, data: NonNullable<Shared["data"]>): string {
  const whole = (_name: string, value: unknown): unknown =>
    typeof value === "string" && /^\/[^/]/.test(value) ? origin + value : value;
  return JSON.stringify({ "@context": "https://schema.org", ...data }, whole).replaceAll("<", "\\u003c");
}
