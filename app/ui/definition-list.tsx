import type { ReactNode } from "react";

export function DefinitionList({
  items,
}: {
  items: readonly { readonly term: ReactNode; readonly description: ReactNode }[];
}) {
  return (
    <dl className="definitions">
      {items.map((item, index) => (
        <div key={index} className="definition">
          <dt>{item.term}</dt>
          <dd>{item.description}</dd>
        </div>
      ))}
    </dl>
  );
}
