import { spreadViewNames } from '@shared/procedure/catalogue'
import { positionsHere } from '@shared/procedure/needles'
import type { Needle } from '@shared/procedure/state'
import type { SpreadView } from '@shared/procedure/vocabulary'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices, MultiChoices } from '../../components/Choices'
import { useCase } from '../../state/caseStore'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './ProcedureScreen.module.css'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'

type Aspiration = 'negative' | 'blood' | 'csf' | 'not-done'
type Paraesthesia = 'none' | 'brief' | 'persistent' | 'not-asked'

/** The final position: the views it was seen in, what was drawn back, what the patient felt. */
export function PositionCard({ needle, recorder }: { readonly needle: Needle; readonly recorder: Recorder }) {
  const t = useText('procedure')
  const nameOf = useName()
  const { state } = useCase()
  const last = positionsHere(state.procedure, needle.id).at(-1)
  const [isOpen, setOpen] = useState(false)
  const [views, setViews] = useState<readonly SpreadView[]>([])
  const [aspiration, setAspiration] = useState<Aspiration | null>(null)
  const [paraesthesia, setParaesthesia] = useState<Paraesthesia | null>(null)
  const isUltrasound = state.plan.modality === 'ultrasound'

  const reset = () => {
    setOpen(false)
    setViews([])
    setAspiration(null)
    setParaesthesia(null)
  }
  const confirm = () =>
    recorder.record(
      {
        do: 'needle.confirmPosition',
        needleId: needle.id,
        views: [...views],
        aspiration: aspiration ?? 'not-done',
        paraesthesia: paraesthesia ?? 'not-asked',
        note: '',
      },
      reset,
    )

  if (last !== undefined && !isOpen) {
    const seen = last.views.map((view) => viewName(view, nameOf)).join(', ')
    const said = [
      seen,
      t('position.aspirationIs', { found: t(`aspiration.${last.aspiration}`).toLowerCase() }),
      last.paraesthesia === 'not-asked' ? '' : t(`felt.${last.paraesthesia}`),
    ].filter((each) => each !== '')
    return (
      <section className={styles.line} aria-label={t('position')}>
        <b>{t('position')}</b>
        <span>
          <span className={styles.muted}>{formatTime(last.entry.at)}</span> {said.join(' · ')}
        </span>
        <Button variant="quiet" onPress={() => setOpen(true)}>
          {t('position.again')}
        </Button>
      </section>
    )
  }
  return (
    <Card title={t('position')}>
      <div className={styles.row}>
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
        {isOpen && (
          <Button variant="quiet" onPress={reset}>
            {t('cancel')}
          </Button>
        )}
        <Button
          onPress={() => void confirm()}
          isDisabled={aspiration === null && paraesthesia === null && views.length === 0}
        >
          {t('position.confirm')}
        </Button>
      </div>
    </Card>
  )
}

function viewName(view: SpreadView, nameOf: (name: { en: string; es: string }) => string): string {
  const entry = spreadViewNames.find((each) => each.code === view)
  return entry === undefined ? view : nameOf(entry.name)
}
