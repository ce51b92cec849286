export type StatusKind = 'stop' | 'caution' | 'clear' | 'unknown' | 'info'

/** Octagon stop, triangle caution, check in a circle clear, dashed ring not known. Always beside its word. */
export function StatusIcon({ kind }: { readonly kind: StatusKind }) {
  switch (kind) {
    case 'stop':
      return (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M7.8 1.5h8.4l6.3 6.3v8.4l-6.3 6.3H7.8l-6.3-6.3V7.8z" fill="currentColor" />
          <path d="M7 11h10v2H7z" fill="var(--bg)" />
        </svg>
      )
    case 'caution':
      return (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 2 23 21.5H1z" fill="currentColor" />
          <path d="M11 9h2v6h-2zm0 7.5h2v2h-2z" fill="var(--bg)" />
        </svg>
      )
    case 'clear':
      return (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
          <path
            d="m7 12.4 3.4 3.4L17.2 9"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      )
    case 'info':
      return (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="10.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
          <path d="M12 11v6" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
          <circle cx="12" cy="7.3" r="1.6" fill="currentColor" />
        </svg>
      )
    case 'unknown':
      return (
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <circle cx="12" cy="12" r="10" fill="none" stroke="currentColor" strokeWidth="2.4" strokeDasharray="4 3.4" />
          <path
            d="M9.2 9.4a2.9 2.9 0 1 1 4.2 2.6c-.9.5-1.4 1-1.4 2"
            fill="none"
            stroke="currentColor"
            strokeWidth="2.2"
            strokeLinecap="round"
          />
          <circle cx="12" cy="17.2" r="1.4" fill="currentColor" />
        </svg>
      )
  }
}
