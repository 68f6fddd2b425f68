/** The star in the middle of a bronze drum: the product's mark. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="14.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <path
        fill="currentColor"
        d="M16 4.5 17.9 11.4 24.1 7.9 20.6 14.1 27.5 16 20.6 17.9 24.1 24.1 17.9 20.6 16 27.5 14.1 20.6 7.9 24.1 11.4 17.9 4.5 16 11.4 14.1 7.9 7.9 14.1 11.4Z"
      />
    </svg>
  );
}
