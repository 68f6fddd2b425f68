import { Link, NavLink, useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { LANGUAGES } from "~/platform/language";
import { useLanguage, useT } from "./i18n";
import { Mark } from "./mark";

export interface NavItem {
  readonly to: string;
  readonly label: string;
  /** Only the exact page is the current one. */
  readonly end?: boolean;
  /** Leaves or enters a page that sends no script: the browser loads it. */
  readonly document?: boolean;
}

/** The frame of every page: a way past the navigation, the product's name, what the visitor can reach, the content. */
export function Site({
  home,
  nav,
  account,
  footer,
  children,
}: {
  home: string;
  nav: readonly NavItem[];
  account?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}) {
  const t = useT("common");
  return (
    <>
      <a href="#main" className="skip button button-primary">
        {t("skip")}
      </a>
      <header className="site-header">
        <div className="site-bar">
          <Link to={home} className="wordmark" reloadDocument>
            <Mark />
            {t("product")}
          </Link>
          {nav.length > 0 ? (
            <nav className="site-nav hidden flex-1 md:flex" aria-label={t("nav.label")}>
              <NavLinks items={nav} />
            </nav>
          ) : null}
          <div className="ml-auto flex items-center gap-1">{account}</div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      {footer}
    </>
  );
}

export function NavLinks({ items }: { items: readonly NavItem[] }) {
  return items.map((item) => (
    <NavLink key={item.to} to={item.to} end={item.end} reloadDocument={item.document} className="nav-link">
      {item.label}
    </NavLink>
  ));
}

/** A menu that opens without script; with it, it closes when one leaves it or a page follows. */
export function Menu({ label, className = "", children }: { label: ReactNode; className?: string; children: ReactNode }) {
  const { pathname } = useLocation();
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const menu = element.current;
    const leave = (event: FocusEvent) => {
      if (menu && !menu.contains(event.relatedTarget as Node | null)) menu.open = false;
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !menu?.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    };
    menu?.addEventListener("focusout", leave);
    menu?.addEventListener("keydown", escape);
    return () => {
      menu?.removeEventListener("focusout", leave);
      menu?.removeEventListener("keydown", escape);
    };
  }, [pathname]);
  return (
    <details key={pathname} ref={element} className={`menu ${className}`}>
      <summary className="nav-link">{label}</summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}

/** Changes the language and comes back to the page; `action` is where the choice is kept. */
export function LanguageSwitch({ action }: { action: string }) {
  const t = useT("common");
  const language = useLanguage();
  const { pathname, search } = useLocation();
  return (
    <form method="post" action={action} className="language" aria-label={t("language.label")}>
      <input type="hidden" name="next" value={pathname + search} />
      {LANGUAGES.map((code) => (
        <button key={code} name="language" value={code} lang={code} aria-pressed={code === language}>
          {t(`language.${code}`)}
        </button>
      ))}
    </form>
  );
}

export function SiteFooter({ children }: { children?: ReactNode }) {
  const t = useT("common");
  return (
    <footer className="site-footer">
      <div>
        <p>{t("footer")}</p>
        {children}
      </div>
    </footer>
  );
}
