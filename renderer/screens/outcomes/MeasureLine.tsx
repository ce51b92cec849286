import { weakerLegSeconds } from '@shared/outcomes/disability'
import type { Measures, Timepoint } from '@shared/outcomes/measures'
import { medicationChange } from '@shared/outcomes/medication'
import { pegScore } from '@shared/outcomes/scoring'
import { Card } from '../../components/Card'
import { formatMeasured } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Outcomes.module.css'
import { latestAnswers } from './series'

const rows = [
  { name: 'nrsNow', value: (each: Measures) => each.nrsNow },
  { name: 'nrsWorst', value: (each: Measures) => each.nrsWorst },
  { name: 'peg', value: (each: Measures) => pegScore(each.peg) },
  { name: 'sitToStand30s', value: (each: Measures) => each.sitToStand30s },
  { name: 'singleLegSeconds', value: weakerLegSeconds },
  { name: 'twoMinuteWalkM', value: (each: Measures) => each.twoMinuteWalkM },
  { name: 'odiPercent', value: (each: Measures) => each.odiPercent },
  { name: 'ndiPercent', value: (each: Measures) => each.ndiPercent },
  { name: 'walkingMinutes', value: (each: Measures) => each.walkingMinutes },
  { name: 'walkingDistanceM', value: (each: Measures) => each.walkingDistanceM },
  { name: 'morphineMgPerDay', value: (each: Measures) => each.morphineMgPerDay },
  { name: 'nsaidDaysPerWeek', value: (each: Measures) => each.nsaidDaysPerWeek },
  { name: 'rescueDosesPerWeek', value: (each: Measures) => each.rescueDosesPerWeek },
  { name: 'sleepHours', value: (each: Measures) => each.sleepHours },
  { name: 'goalReached', value: (each: Measures) => each.goalReached },
  { name: 'pgic', value: (each: Measures) => each.pgic },
] as const

/** Everything else that was answered last, each with its value from before. What was not asked is not shown as 0. */
export function MeasureLine({ answers }: { readonly answers: Readonly<Record<Timepoint, Measures | null>> }) {
  const t = useText('outcomes')
  const latest = latestAnswers(answers)
  if (latest === null) return null
  const change = answers.baseline === null ? null : medicationChange(answers.baseline, latest.measures)
  const named =
    change === null
      ? []
      : (['stopped', 'started', 'reduced', 'increased'] as const).filter((key) => change[key].length > 0)
  return (
    <Card title={t('latest', { timepoint: t(`timepoint.${latest.timepoint}`) })}>
      <dl className={styles.values}>
        {rows.map(({ name, value }) => {
          const now = value(latest.measures)
          const before = answers.baseline === null ? null : value(answers.baseline)
          if (now === null) return null
          return (
            <div key={name} className={styles.value}>
              <dt>{t(`measure.${name}`)}</dt>
              <dd>
                <b>{formatMeasured(now)}</b>
                {before !== null && (
                  <span className={styles.muted}> {t('beforeWas', { value: formatMeasured(before) })}</span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      <Character measures={latest.measures} />
      {latest.measures.sitToStandWithArms === true && <p className={styles.muted}>{t('withArms')}</p>}
      {change !== null &&
        named.map((key) => <p key={key}>{t(`medication.${key}`, { names: change[key].join(', ') })}</p>)}
      {latest.measures.medicationWords !== '' && <p className={styles.muted}>{latest.measures.medicationWords}</p>}
      {latest.measures.adverseWords !== '' && (
        <p className={styles.strong}>{t('adverseWas', { words: latest.measures.adverseWords })}</p>
      )}
    </Card>
  )
}

/** What kind of pain it is and where it runs, in words. */
function Character({ measures: { character, course, radiates } }: { readonly measures: Measures }) {
  const t = useText('outcomes')
  const words = [
    ...(character ?? []).map((each) => t(`character.${each}`)),
    ...(course === null ? [] : [t(`course.${course}`)]),
    ...(radiates === null || radiates.length === 0 ? [] : [t('radiatesTo', { where: radiates.join(', ') })]),
  ]
  return words.length === 0 ? null : <p>{t('painIs', { words: words.join(', ') })}</p>
}
