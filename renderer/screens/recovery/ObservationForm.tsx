import { type Measurements, nothingAssessed } from '@shared/recovery/observation'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { DateTimeField } from '../../components/DateTimeField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import type { FieldKey } from './fields'
import { ObservationFields } from './ObservationFields'
import { OutOfRange } from './OutOfRange'
import styles from './Recovery.module.css'

type ObservationFormProps = { readonly openedAt: string; readonly onDone: () => void }

/** A new line of the flow sheet, with the limits shown while it is typed. */
export function ObservationForm({ openedAt, onDone }: ObservationFormProps) {
  const t = useText('recovery')
  const { execute, refusal, clearRefusal } = useCase()
  const [at, setAt] = useState<string | null>(openedAt)
  const [draft, setDraft] = useState<Measurements>(nothingAssessed)
  const [unreadable, setUnreadable] = useState<readonly FieldKey[]>([])
  const save = async () => {
    if (at === null) return
    const reply = await execute({ do: 'observation.record', at, measurements: draft })
    if (reply.ok) onDone()
  }
  return (
    <section className={styles.form} aria-label={t('form.title')}>
      <div className={styles.formHead}>
        <h4>{t('form.title')}</h4>
        <DateTimeField label={t('form.at')} value={at} onChange={setAt} />
      </div>
      <ObservationFields draft={draft} onChange={setDraft} unreadable={unreadable} onUnreadable={setUnreadable} />
      <OutOfRange measured={draft} />
      {unreadable.length > 0 && (
        <Status kind="caution">
          {t('unreadable', { fields: unreadable.map((key) => t(`field.${key}`)).join(', ') })}
        </Status>
      )}
      <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
      <div className={styles.formActions}>
        <Button
          variant="quiet"
          onPress={() => {
            clearRefusal()
            onDone()
          }}
        >
          {t('cancel')}
        </Button>
        <Button variant="primary" isDisabled={at === null || unreadable.length > 0} onPress={() => void save()}>
          {t('form.save')}
        </Button>
      </div>
    </section>
  )
}
