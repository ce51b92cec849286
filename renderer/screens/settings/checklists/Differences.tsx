import type { ChecklistDifference } from '@shared/checklists/differences'
import { useSettings } from '../../../state/settings'
import { useText } from '../../../text/useText'
import styles from './Checklists.module.css'

/** What a version changes, one line each, in words. */
export function Differences({ differences }: { readonly differences: readonly ChecklistDifference[] }) {
  const t = useText('checklists')
  const { locale } = useSettings()
  if (differences.length === 0) return <p className={styles.muted}>{t('noDifference')}</p>
  return (
    <ul className={styles.differences} aria-label={t('differences')}>
      {differences.map((each) => (
        <li key={`${each.item.id} ${each.kind}`}>
          <b>{each.item.id}</b> {t(`difference.${each.kind}`)}
          {': '}
          {each.kind === 'reworded' && (
            <>
              <del>
                {each.before.ask[locale]} {each.before.answer[locale]}
              </del>{' '}
            </>
          )}
          {each.kind === 'stop' && `${t(`stop.${each.before}`)} → ${t(`stop.${each.item.stop}`)}. `}
          {each.item.ask[locale]} {each.kind === 'reworded' && each.item.answer[locale]}
        </li>
      ))}
    </ul>
  )
}
