/** The console's mark: a lotus on the water. */
export function LotusMark() {
  return (
    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden fill="none" stroke="currentColor">
      <path d="M3 24c4.3-3 8.700-3 13 0s8.700 3 13 0" strokeWidth="2.4" strokeLinecap="round" />
      <path
        d="M16 20V6m0 14c-6-1-9-5-9-10 5.500.5 8.500 4 9 10Zm0 0c6-1 9-5 9-10-5.500.5-8.500 4-9 10Z"
        strokeWidth="2"
        strokeLinejoin="round"
      />
    </svg>
  );
}
