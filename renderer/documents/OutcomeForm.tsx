import { painCharacters } from '@shared/outcomes/measures'
import { followUps, nextFollowUp } from '@shared/outcomes/windows'
import { useCase } from '../state/caseStore'
import { useNow } from '../state/now'
import { formatCalendarDate } from '../text/format'
import { useTextIn } from '../text/useText'
import { Blanks, PatientForm, Scale, Ticks, useFormLocale } from './PatientForm'
import styles from './PatientForm.module.css'

const minuteMs = 60_000

/**
 * The questions after a procedure, to fill in by hand: pain, what it gets in the way of (PEG, free to use), sleep,
 * medicines, and a box in which staff write what they measure. Questionnaires under licence are not printed.
 */
export function OutcomeForm() {
  const locale = useFormLocale()
  const t = useTextIn('forms', locale)
  const o = useTextIn('outcomes', locale)
  const { state } = useCase()
  const now = useNow(minuteMs)
  const next = nextFollowUp(followUps(state, now, Intl.DateTimeFormat().resolvedOptions().timeZone))
  const goal = state.preparation.baseline?.goal ?? ''
  return (
    <PatientForm title={t('outcome.title')}>
      <Ticks
        label={
          next === null
            ? t('outcome.when')
            : t('outcome.dueBetween', {
                from: formatCalendarDate(next.from, locale),
                to: formatCalendarDate(next.to, locale),
              })
        }
        words={(['1w', '4w', '12w'] as const).map((each) => o(`timepoint.${each}`))}
      />
      <Scale label={t('outcome.average')} low={t('noPain')} high={t('worstPain')} />
      <Scale label={t('outcome.worst')} low={t('noPain')} high={t('worstPain')} />
      <Scale label={t('outcome.now')} low={t('noPain')} high={t('worstPain')} />
      <Ticks
        label={t('outcome.character')}
        words={[
          ...painCharacters.map((each) => o(`character.${each}`)),
          ...(['constant', 'comes-and-goes'] as const).map((each) => o(`course.${each}`)),
        ]}
      />
      <Scale label={t('outcome.enjoyment')} low={t('notAtAll')} high={t('completely')} />
      <Scale label={t('outcome.activity')} low={t('notAtAll')} high={t('completely')} />
      {goal !== '' && <Scale label={t('outcome.goal', { goal })} low={t('notAtAll')} high={t('completely')} />}
      <Ticks label={t('outcome.change')} words={[1, 2, 3, 4, 5, 6, 7].map((value) => o(`pgic.${value}`))} />
      <Blanks
        labels={[
          t('outcome.sleep'),
          t('outcome.walkMinutes'),
          t('outcome.walkDistance'),
          t('outcome.medicines'),
          t('outcome.nsaidDays'),
          t('outcome.rescue'),
          t('outcome.bad'),
        ]}
      />
      <section className={styles.staff}>
        <h2>{t('staff.title')}</h2>
        <Blanks labels={[t('staff.sitToStand'), t('staff.singleLeg'), t('staff.twoMinute'), t('staff.totals')]} />
      </section>
    </PatientForm>
  )
}
