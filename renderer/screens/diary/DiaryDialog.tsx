import { blockedAt } from '@shared/diary/block'
import { type BlockDiary, type DiaryEntry, diarySchema } from '@shared/diary/events'
import { diarySlots } from '@shared/diary/slots'
import { addMs, minuteMs } from '@shared/kit/time'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Diary.module.css'
import { spell } from './spell'

type Line = {
  readonly minutes: number
  readonly pain: number | null
  readonly activity: string
  readonly rescue: string
}

const lineAt = (minutes: number, entries: readonly DiaryEntry[]): Line => {
  const entry = entries.find((each) => each.minutes === minutes)
  return { minutes, pain: entry?.pain ?? null, activity: entry?.activity ?? '', rescue: entry?.rescue ?? '' }
}

/** The diary as the patient filled it in: a number for every half hour that was noted; an empty line was not. */
export function DiaryDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('diary')
  const { state, execute } = useCase()
  const kept = state.diary.diary
  const from = blockedAt(state)
  const [how, setHow] = useState<BlockDiary['how']>(kept?.how ?? 'paper')
  const [movement, setMovement] = useState(kept?.movement ?? '')
  const [before, setBefore] = useState<number | null>(kept?.before ?? state.preparation.baseline?.painNow ?? null)
  const [lines, setLines] = useState<readonly Line[]>(() =>
    diarySlots.map((minutes) => lineAt(minutes, kept?.entries ?? [])),
  )
  const [reason, setReason] = useState('')
  const noted = lines.flatMap(({ pain, ...rest }) => (pain === null ? [] : [{ ...rest, pain }]))
  const read = diarySchema.safeParse({ how, movement, before, entries: noted })
  const change = (minutes: number, part: Partial<Line>) =>
    setLines((all) => all.map((line) => (line.minutes === minutes ? { ...line, ...part } : line)))
  const save =
    !read.success || (kept !== null && reason.trim().length < 3)
      ? null
      : () =>
          execute(
            kept === null
              ? { do: 'diary.record', diary: read.data }
              : { do: 'diary.correct', diary: read.data, reason: reason.trim() },
          )
  return (
    <ActDialog
      title={t(kept === null ? 'enter' : 'correct')}
      size="wide"
      onClose={onClose}
      confirm={t('save')}
      act={save}
    >
      <div className={styles.top}>
        <Choices
          label={t('howAsked')}
          value={how}
          options={(['paper', 'telephone', 'visit'] as const).map((value) => ({ value, label: t(`how.${value}`) }))}
          onChange={setHow}
        />
        <TextField label={t('movement')} value={movement} onChange={setMovement} maxLength={200} />
        <NumberField
          label={t('before')}
          unit="0–10"
          min={0}
          max={10}
          value={before}
          onChange={(value) => setBefore(whole(value))}
        />
      </div>
      <ul className={styles.lines}>
        {lines.map(({ minutes, pain, activity, rescue }) => {
          const when = `${spell(minutes, t)}${from === null ? '' : ` · ${formatTime(addMs(from, minutes * minuteMs))}`}`
          return (
            <li key={minutes} className={styles.lineRow}>
              <NumberField
                label={when}
                unit="0–10"
                min={0}
                max={10}
                value={pain}
                onChange={(value) => change(minutes, { pain: whole(value) })}
              />
              <TextField
                label={t('activityAt', { when: spell(minutes, t) })}
                value={activity}
                onChange={(next) => change(minutes, { activity: next })}
                maxLength={200}
              />
              <TextField
                label={t('rescueAt', { when: spell(minutes, t) })}
                value={rescue}
                onChange={(next) => change(minutes, { rescue: next })}
                maxLength={200}
              />
            </li>
          )
        })}
      </ul>
      {kept !== null && <TextField label={t('why')} value={reason} onChange={setReason} maxLength={2000} />}
    </ActDialog>
  )
}

/** The scale knows whole numbers only; half a point is no answer. */
const whole = (value: number | null) => (value === null || Number.isInteger(value) ? value : null)
