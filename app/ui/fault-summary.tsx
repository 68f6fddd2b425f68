import { Children, isValidElement, useEffect, useRef, type ReactNode } from "react";
import type { Fault } from "~/platform/result";
import { fieldId } from "./form-context";
import { useT } from "./i18n";

/** The words of a fault: the form's own, else the common ones. A code may name its catalogue itself: `entries:shares`. */
export function useFaultText(namespace?: string): (fault: Fault) => string {
  const t = useT("fault");
  return ({ code, params }) => {
    if (code.includes(":")) return t(code, params);
    const keys = [...(namespace ? [`${namespace}:fault.${code}`] : []), `fault:${code}`];
    return t([...keys, "fault:invalid"], params);
  };
}

/** Names of fields by path; a function where fields come and go while a form is filled in. */
export type FieldNames = Readonly<Record<string, string>> | ((path: string) => string | undefined);

/** All faults of a form, each leading to its field. Takes the focus when it appears. */
export function FaultSummary({
  faults,
  prefix,
  namespace,
  labels,
  lead,
  fields,
}: {
  faults: readonly Fault[];
  prefix: string;
  namespace?: string | undefined;
  labels?: FieldNames | undefined;
  /** Stands over the list. */
  lead?: ReactNode;
  /** The form's children, in which the fields' labels are found. */
  fields?: ReactNode;
}) {
  const t = useT("fault");
  const textOf = useFaultText(namespace);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length === 0 || !box.current) return;
    box.current.focus({ preventScroll: true });
    // A list longer than the window is read from its beginning.
    const isLong = box.current.offsetHeight > window.innerHeight;
    box.current.scrollIntoView({ block: isLong ? "start" : "nearest" });
  }, [faults]);
  if (faults.length === 0) return null;
  const own = labelsIn(fields);
  const named = (path: string) => (typeof labels === "function" ? labels(path) : labels?.[path]) ?? own[path];
  return (
    <div ref={box} tabIndex={-1} role="alert" className="alert tone-danger fault-summary">
      <p className="alert-title">{t("summary-title", { count: faults.length })}</p>
      {lead ? <p className="alert-text">{lead}</p> : null}
      <ul className="alert-text fault-list">
        {faults.map((fault) => (
          <li key={`${fault.path} ${fault.code}`}>
            {fault.path ? (
              <a href={`#${fieldId(prefix, fault.path)}`}>
                <Lead label={named(fault.path)} />
                {textOf(fault)}
              </a>
            ) : (
              textOf(fault)
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A label before what is wrong with it; a question keeps its own mark. */
function Lead({ label }: { label: string | undefined }) {
  if (!label) return null;
  return <strong>{label.endsWith("?") ? label : `${label.replace(/[.:]$/, "")}:`} </strong>;
}

/** Labels of the fields written directly in a form, by name. */
function labelsIn(nodes: ReactNode): Record<string, string> {
  const found: Record<string, string> = {};
  const walk = (node: ReactNode) =>
    Children.forEach(node, (child) => {
      if (!isValidElement(child)) return;
      const props = child.props as { name?: unknown; label?: unknown; children?: ReactNode };
      if (typeof props.name === "string" && typeof props.label === "string") found[props.name] = props.label;
      walk(props.children);
    });
  walk(nodes);
  return found;
}
