/** A name with what explains it under it, in a cell of a table. */
export function Explained({ label, text }: { label: string; text: string }) {
  return (
    <>
      <span className="block">{label}</span>
      {text ? <span className="mt-1 block max-w-xl font-normal text-muted">{text}</span> : null}
    </>
  );
}
