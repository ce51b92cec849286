import type { BlockDiary } from '@shared/diary/events'
import type { OutcomeMeasure } from '@shared/outcomes/measures'
import { present, type Told } from '@shared/record/teller'
import type { TimelineWords } from '@shared/record/words'

const numbers = [
  'nrsAverage',
  'nrsWorst',
  'nrsNow',
  'odiPercent',
  'ndiPercent',
  'sitToStand30s',
  'singleLegSeconds',
  'singleLegRightSeconds',
  'singleLegLeftSeconds',
  'twoMinuteWalkM',
  'walkingDistanceM',
  'walkingMinutes',
  'sleepHours',
  'goalReached',
  'morphineMgPerDay',
  'nsaidDaysPerWeek',
  'rescueDosesPerWeek',
] as const satisfies readonly (keyof OutcomeMeasure)[]

/** What was answered at one time point, by the names of the questionnaire. What was not answered is not said. */
export function measuresTold(measured: OutcomeMeasure, { words }: Told): readonly string[] {
  const { of, note } = words
  const { timepoint, pgic, peg, medications, medicationWords, adverseWords } = measured
  const parts = present(
    ...numbers.map((key) => {
      const value = measured[key]
      return value === null ? null : `${of('outcomes', `measure.${key}`)}: ${note.number(value)}`
    }),
    peg === null ? null : `${of('outcomes', 'measure.peg')}: ${peg.map((each) => each ?? '–').join(', ')}`,
    pgic === null ? null : `${of('outcomes', 'measure.pgic')}: ${of('outcomes', `pgic.${pgic}`)}`,
    medications === null || medications.length === 0
      ? null
      : `${of('outcomes', 'measure.medicines')}: ${medications.map(({ name }) => name).join(', ')}`,
  )
  return present(
    `${of('outcomes', `timepoint.${timepoint}`)}.`,
    parts.length === 0 ? null : `${parts.join('; ')}.`,
    medicationWords,
    adverseWords,
  )
}

/** A block diary line by line: minutes after the block, pain, what was done, what was taken. */
export function diaryTold({ how, movement, before, entries }: BlockDiary, words: TimelineWords): readonly string[] {
  const { tell, of } = words
  return present(
    `${of('diary', `how.${how}`)}.`,
    movement === '' ? null : tell('diary.movement', { movement }),
    before === null ? null : tell('diary.before', { pain: before }),
    ...entries.map(({ minutes, pain, activity, rescue }) =>
      [tell('diary.entry', { minutes, pain }), activity, rescue].filter((each) => each !== '').join(', '),
    ),
  )
}
