/** The mark: two half-discs, a hair apart. The name stands beside it. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
    <path d="M11.2 3a9 9 0 0 0 0 18z" fill="var(--need)" />
    <path d="M12.8 3a9 9 0 0 1 0 18z" fill="var(--idea)" />
  </svg>
);
