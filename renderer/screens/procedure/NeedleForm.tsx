import type { Side } from '@shared/plan/plan'
import { approachesFor, needleApproaches } from '@shared/procedure/catalogue'
import type { ActOf } from '@shared/procedure/events'
import { needleLevels } from '@shared/procedure/needles'
import { nextNeedle } from '@shared/procedure/planned'
import { standing } from '@shared/procedure/state'
import type { Approach } from '@shared/procedure/vocabulary'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { NeedleSize, type Size } from './NeedleSize'
import styles from './ProcedureScreen.module.css'
import { RecordButton } from './RecordButton'
import { useLastNeedles } from './useLastNeedles'
import { useLevelName, useName } from './useReason'
import type { Recorder } from './useRecorder'

type NeedleFormProps = {
  readonly recorder: Recorder
  readonly canCancel: boolean
  readonly onClose: () => void
  /** The needle as it was recorded, where that is put right. */
  readonly initial?: ActOf<'needle.place'>
}

/** One needle: where, from where, and which. What the plan knows is filled in, and what was chosen for the needle before. */
export function NeedleForm({ recorder, canCancel, onClose, initial }: NeedleFormProps) {
  const t = useText('procedure')
  const c = useText('common')
  const nameOf = useName()
  const levelOf = useLevelName()
  const { state } = useCase()
  const { plan, procedure } = state
  const next = nextNeedle(plan, procedure)
  const last = initial ?? standing(procedure.needles).at(-1)
  const usual = approachesFor(plan.procedure)
  const [level, setLevel] = useState(initial?.level ?? next.level)
  const [side, setSide] = useState<Side>(initial?.side ?? next.side)
  const [approach, setApproach] = useState<Approach>(last?.approach ?? usual[0]?.code ?? 'other')
  const [size, setSize] = useState<Size>({ gauge: last?.gauge ?? null, lengthMm: last?.lengthMm ?? null })
  const lastTime = useLastNeedles()
  const [tubing, setTubing] = useState(() => tubingOf(last?.extensionTubing))
  const levels = needleLevels(plan)
  const sides: readonly Side[] = plan.side === 'bilateral' ? ['left', 'right'] : [plan.side]
  const approaches = usual.length > 0 ? usual : needleApproaches

  const place = () =>
    recorder.record(
      {
        do: 'needle.place',
        level,
        side,
        approach,
        ...size,
        extensionTubing: tubing ?? 'not-recorded',
        note: initial?.note ?? '',
      },
      onClose,
    )

  return (
    <Card
      title={t(initial === undefined ? 'needle.new' : 'entry.needle', {
        number: standing(procedure.needles).length + 1,
      })}
    >
      <div className={styles.row}>
        {levels.length > 0 ? (
          <Choices
            label={t('needle.level')}
            options={levels.map((each) => ({ value: each, label: levelOf(each) }))}
            value={level}
            onChange={setLevel}
          />
        ) : (
          <div className={styles.grow}>
            <TextField label={t('needle.level')} value={level} onChange={setLevel} maxLength={60} />
          </div>
        )}
        <Choices
          label={t('needle.side')}
          options={sides.map((each) => ({ value: each, label: c(`side.${each}`) }))}
          value={side}
          onChange={setSide}
        />
        {approaches.length > 1 && (
          <div className={styles.grow}>
            <Select
              label={t('needle.approach')}
              options={approaches.map((each) => ({ value: each.code, label: nameOf(each.name) }))}
              value={approach}
              onChange={setApproach}
            />
          </div>
        )}
      </div>
      <NeedleSize size={size} onChange={setSize} last={last === undefined ? lastTime : null} />
      {approach === 'transforaminal' && (
        <Choices
          label={t('needle.tubing')}
          options={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
          value={tubing}
          onChange={setTubing}
        />
      )}
      <div className={styles.end}>
        {canCancel && (
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
        )}
        <RecordButton recorder={recorder} label={t('needle.place')} variant="primary" onRecord={place} />
      </div>
    </Card>
  )
}

const tubingOf = (tubing: 'yes' | 'no' | 'not-recorded' | undefined): 'yes' | 'no' | null =>
  tubing === 'yes' || tubing === 'no' ? tubing : null
