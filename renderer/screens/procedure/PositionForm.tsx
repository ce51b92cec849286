import { spreadViewNames } from '@shared/procedure/catalogue'
import type { ActOf } from '@shared/procedure/events'
import { standing } from '@shared/procedure/state'
import type { SpreadView } from '@shared/procedure/vocabulary'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Choices, MultiChoices } from '../../components/Choices'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { RecordButton } from './RecordButton'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'

type Aspiration = ActOf<'needle.confirmPosition'>['aspiration']
type Paraesthesia = ActOf<'needle.confirmPosition'>['paraesthesia']

type PositionFormProps = {
  readonly needleId: string
  readonly recorder: Recorder
  /** Null where there is nothing to go back to. */
  readonly onCancel: (() => void) | null
  readonly onDone: () => void
  /** The position as it was recorded, where that is put right. */
  readonly initial?: ActOf<'needle.confirmPosition'>
}

/** The views the final position was seen in, what was drawn back, what the patient felt. Nothing is filled in unseen. */
export function PositionForm({ needleId, recorder, onCancel, onDone, initial }: PositionFormProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const { state } = useCase()
  const [views, setViews] = useState<readonly SpreadView[]>(initial?.views ?? [])
  const [aspiration, setAspiration] = useState<Aspiration | null>(initial?.aspiration ?? null)
  const [paraesthesia, setParaesthesia] = useState<Paraesthesia | null>(initial?.paraesthesia ?? null)
  const isUltrasound = state.plan.modality === 'ultrasound'
  const before = standing(state.procedure.positions).findLast((each) => each.views.length > 0)
  const viewNames = (codes: readonly SpreadView[]) =>
    spreadViewNames.filter((each) => codes.includes(each.code)).map((each) => nameOf(each.name))
  const confirm = () =>
    recorder.record(
      {
        do: 'needle.confirmPosition',
        needleId,
        views: [...views],
        aspiration: aspiration ?? 'not-done',
        paraesthesia: paraesthesia ?? 'not-asked',
        note: initial?.note ?? '',
      },
      onDone,
    )
  return (
    <>
      <div className={styles.row}>
        {!isUltrasound && before !== undefined && initial === undefined && before.views.length > 1 && (
          <Button variant="quiet" onPress={() => setViews(before.views)}>
            {t('position.sameViews', { views: viewNames(before.views).join(', ') })}
          </Button>
        )}
        {!isUltrasound && (
          <MultiChoices
            label={t('position.views')}
            options={spreadViewNames
              .filter((each) => each.code !== 'other')
              .map((each) => ({ value: each.code, label: nameOf(each.name) }))}
            value={views}
            onChange={setViews}
          />
        )}
        <Choices<Aspiration>
          label={t('position.aspiration')}
          options={[
            { value: 'negative', label: t('aspiration.negative') },
            { value: 'blood', label: t('aspiration.blood'), isDangerous: true },
            { value: 'csf', label: t('aspiration.csf'), isDangerous: true },
          ]}
          value={aspiration}
          onChange={setAspiration}
        />
        <Choices<Paraesthesia>
          label={t('position.paraesthesia')}
          options={[
            { value: 'none', label: t('paraesthesia.none') },
            { value: 'brief', label: t('paraesthesia.brief') },
            { value: 'persistent', label: t('paraesthesia.persistent'), isDangerous: true },
          ]}
          value={paraesthesia}
          onChange={setParaesthesia}
        />
      </div>
      <div className={styles.end}>
        {onCancel !== null && (
          <Button variant="quiet" onPress={onCancel}>
            {t('cancel')}
          </Button>
        )}
        <RecordButton
          recorder={recorder}
          label={t('position.confirm')}
          onRecord={confirm}
          isDisabled={aspiration === null && paraesthesia === null && views.length === 0}
        />
      </div>
    </>
  )
}
