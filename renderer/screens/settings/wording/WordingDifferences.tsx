import type { WordingDifference } from '@shared/wording/differences'
import { useText } from '../../../text/useText'
import styles from './Wording.module.css'

/** What a version says differently, text by text; where another number stands in it, that is said. */
export function WordingDifferences({ differences }: { readonly differences: readonly WordingDifference[] }) {
  const t = useText('wording')
  if (differences.length === 0) return <p className={styles.muted}>{t('noDifference')}</p>
  return (
    <ul className={styles.differences} aria-label={t('differences')}>
      {differences.map((each) => (
        <li key={`${each.block} ${each.kind}`}>
          <b>{t(`difference.${each.kind}`)}</b> <del>{each.kind === 'restored' ? '' : each.before}</del>{' '}
          {each.kind === 'reworded' && <ins>{each.after}</ins>}
          {each.kind === 'restored' && <ins>{each.before}</ins>}
          {each.kind === 'reworded' && each.figures && <strong> {t('difference.figures')}</strong>}
        </li>
      ))}
    </ul>
  )
}
