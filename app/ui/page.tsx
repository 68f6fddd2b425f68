import type { ReactNode } from "react";

const WIDTHS = { text: "max-w-2xl", normal: "max-w-5xl", wide: "max-w-7xl" } as const;

/** One page's content: its title, a sentence about it, its actions, and what it holds. */
export function Page({
  title,
  lead,
  eyebrow,
  actions,
  width = "normal",
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  /** A short line over the title: where one is. */
  eyebrow?: ReactNode;
  actions?: ReactNode;
  width?: keyof typeof WIDTHS;
  children?: ReactNode;
}) {
  return (
    <div className={`page mx-auto w-full ${WIDTHS[width]}`}>
      <header className="page-header">
        <div className="min-w-0">
          {eyebrow ? <p className="eyebrow">{eyebrow}</p> : null}
          <h1 className="page-title">{title}</h1>
          {lead ? <div className="page-lead">{lead}</div> : null}
        </div>
        {actions ? <div className="actions">{actions}</div> : null}
      </header>
      <div className="page-body">{children}</div>
    </div>
  );
}

export function Section({
  title,
  lead,
  actions,
  id,
  children,
}: {
  title?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  id?: string;
  children: ReactNode;
}) {
  return (
    <section className="section" id={id}>
      {title || actions ? (
        <div className="section-header">
          <div className="min-w-0">
            {title ? <h2 className="section-title">{title}</h2> : null}
            {lead ? <p className="section-lead">{lead}</p> : null}
          </div>
          {actions ? <div className="actions">{actions}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

export function Card({
  title,
  actions,
  className = "",
  children,
}: {
  title?: ReactNode;
  actions?: ReactNode;
  className?: string;
  children?: ReactNode;
}) {
  return (
    <div className={`card ${className}`}>
      {title ? <h3 className="card-title">{title}</h3> : null}
      {children}
      {actions ? <div className="actions mt-5">{actions}</div> : null}
    </div>
  );
}

/** What will stand here once there is something, and what to do first. */
export function EmptyState({
  title,
  action,
  children,
}: {
  title: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children ? <div className="empty-text">{children}</div> : null}
      {action ? <div className="actions mt-5 justify-center">{action}</div> : null}
    </div>
  );
}
