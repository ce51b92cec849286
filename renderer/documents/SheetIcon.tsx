import styles from './InstructionsSheet.module.css'

/** Own drawings on a field of 24, in lines that print in black: for those who look before they read. */
const drawings: Readonly<Record<string, readonly string[]>> = {
  // Armchair.
  today: [
    'M6 12V7a3 3 0 0 1 3-3h6a3 3 0 0 1 3 3v5',
    'M4 11a2 2 0 0 1 2 2v2h12v-2a2 2 0 1 1 4 0v5H2v-5a2 2 0 0 1 2-2z',
    'M5 18v2M19 18v2',
  ],
  // Rising sun.
  tomorrow: ['M2 18h20', 'M6 18a6 6 0 0 1 12 0', 'M12 4v4M4 8l2.5 2.5M20 8l-2.5 2.5'],
  // Calendar.
  later: ['M4 6h16v14H4z', 'M4 11h16', 'M8 3v5M16 3v5'],
  // Triangle with a mark.
  'call-now': ['M12 3 22 20H2z', 'M12 9v6', 'M12 17.4v.6'],
  // Telephone.
  phones: ['M6 3h4l1.5 5-2.5 2a12 12 0 0 0 5 5l2-2.5 5 1.5v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z'],
  'call-today': ['M6 3h4l1.5 5-2.5 2a12 12 0 0 0 5 5l2-2.5 5 1.5v4a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z'],
  // Tablet and clock hand.
  thinner: ['M8.5 4.5a4.2 4.2 0 0 1 6 0l5 5a4.2 4.2 0 0 1-6 6l-5-5a4.2 4.2 0 0 1 0-6z', 'M11 13l5-5', 'M3 14v6h6'],
  // Speech.
  events: ['M3 5h18v11H11l-5 4v-4H3z', 'M8 9h8M8 12h5'],
  // Eye.
  notice: ['M2 12s4-6.5 10-6.5S22 12 22 12s-4 6.5-10 6.5S2 12 2 12z', 'M12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z'],
  // Moon.
  sedation: ['M19 14.5A8 8 0 0 1 9.5 5a8 8 0 1 0 9.5 9.5z'],
  // Drop.
  diabetes: ['M12 3c4 5 6 8 6 11a6 6 0 0 1-12 0c0-3 2-6 6-11z', 'M9 14.5a3 3 0 0 0 3 3'],
  // Pencil.
  diary: ['M4 20l1-5L16 4l4 4L9 19z', 'M14 6l4 4'],
  // Steps ahead.
  next: ['M4 12h14', 'M13 6l6 6-6 6'],
}

/** The picture of a part of the sheet. Says nothing to a screen reader: the heading beside it does. */
export function SheetIcon({ of }: { readonly of: string }) {
  const paths = drawings[of]
  if (paths === undefined) return null
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true" focusable="false" data-icon={of}>
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  )
}
