import styles from './SideArrow.module.css'

/** The arrow of a side, beside its word: the same shape as on the badge. Nothing for what is no side. */
export function SideArrow({ choice }: { readonly choice: string | null }) {
  if (choice === 'left' || choice === 'right') {
    return (
      <svg viewBox="0 0 24 24" aria-hidden="true" className={choice === 'left' ? styles.left : styles.right}>
        <path d={choice === 'left' ? 'M15 4 6 12l9 8z' : 'm9 4 9 8-9 8z'} fill="currentColor" />
      </svg>
    )
  }
  return null
}
