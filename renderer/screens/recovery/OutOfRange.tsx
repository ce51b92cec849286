import type { Measurements } from '@shared/recovery/observation'
import { assess, outOfRange } from '@shared/recovery/ranges'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './Recovery.module.css'
import { useLimits } from './useLimits'

/** Every value out of range with its limit, in words. Nothing where there is none. */
export function OutOfRange({ measured }: { readonly measured: Measurements }) {
  const t = useText('recovery')
  const { state } = useCase()
  const limits = useLimits()
  const before = state.preparation.baseline
  const out = outOfRange(measured, before, limits)
  if (out.length === 0) return null
  return (
    <ul className={styles.outList}>
      {out.map((key) => {
        const result = assess(key, measured, before, limits)
        if (result.kind !== 'out-of-range') return null
        return (
          <li key={key}>
            <Status kind="stop">
              {t('out.line', {
                field: t(`field.${key}`),
                value: measured[key] ?? '',
                why: t(`out.${result.because.code}`, { limit: result.because.limit }),
              })}
            </Status>
          </li>
        )
      })}
    </ul>
  )
}
