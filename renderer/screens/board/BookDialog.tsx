import type { CaseId } from '@shared/case/envelope'
import type { Failure } from '@shared/contract/channel'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { DateField } from '../../components/DateField'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { useSettings } from '../../state/settings'
import { localInputToInstant } from '../../text/format'
import { useText } from '../../text/useText'
import { emptyPlanDraft, type PlanDraft, PlanFields, planFromDraft } from '../prepare/PlanFields'
import styles from './BookDialog.module.css'

type BookDialogProps = {
  readonly isOpen: boolean
  readonly day: string
  readonly onClose: () => void
  readonly onBooked: (caseId: CaseId) => void
}

type Draft = {
  id: string
  familyName: string
  givenName: string
  birthDate: string
  sex: 'female' | 'male' | 'other' | 'unknown' | null
  language: 'en' | 'es'
  phone: string
  time: string
  room: string
  plan: PlanDraft
}

/** Books a case by hand. Nothing is assumed: sex, side and procedure start empty. */
export function BookDialog({ isOpen, day, onClose, onBooked }: BookDialogProps) {
  const t = useText('board')
  const settings = useSettings()
  const [draft, setDraft] = useState<Draft>(() => fresh(settings.room))
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => {
    if (!isOpen) return
    setDraft(fresh(settings.room))
    setFailure(null)
  }, [isOpen, settings.room])

  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  const scheduledAt = localInputToInstant(`${day}T${draft.time}`)
  const plan = planFromDraft(draft.plan)
  const missing = [
    draft.familyName.trim() === '' && t('book.familyName'),
    draft.id.trim() === '' && t('book.id'),
    draft.birthDate === '' && t('book.birthDate'),
    draft.sex === null && t('book.sex'),
    scheduledAt === null && t('book.time'),
    draft.room.trim() === '' && t('book.room'),
    plan === null && t('book.plan'),
  ].filter((each): each is string => each !== false)

  const book = async () => {
    if (plan === null || scheduledAt === null || draft.sex === null) return
    const { id, familyName, givenName, birthDate, sex, language, phone, room } = draft
    const reply = await request('cases.book', {
      booking: {
        patient: { id, familyName, givenName, birthDate, sex, language, ...(phone.trim() === '' ? {} : { phone }) },
        plan,
        scheduledAt,
        room,
        source: 'manual',
      },
    })
    if (!reply.ok) return setFailure(reply.failure)
    onClose()
    onBooked(reply.value.caseId)
  }

  return (
    <Dialog
      title={t('book.title')}
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      isDismissable={false}
      actions={
        <>
          {missing.length > 0 && (
            <span className={styles.missing}>{t('book.missing', { what: missing.join(', ') })}</span>
          )}
          <Button variant="quiet" onPress={onClose}>
            {t('book.cancel')}
          </Button>
          <Button variant="primary" isDisabled={missing.length > 0} onPress={() => void book()}>
            {t('book.do')}
          </Button>
        </>
      }
    >
      <RefusalBanner failure={failure} />
      <div className={styles.grid}>
        <TextField
          label={t('book.familyName')}
          value={draft.familyName}
          onChange={(familyName) => change({ familyName })}
          autoFocus
          maxLength={120}
        />
        <TextField
          label={t('book.givenName')}
          value={draft.givenName}
          onChange={(givenName) => change({ givenName })}
          maxLength={120}
        />
        <DateField
          label={t('book.birthDate')}
          value={draft.birthDate}
          onChange={(birthDate) => change({ birthDate })}
        />
        <TextField label={t('book.id')} value={draft.id} onChange={(id) => change({ id })} maxLength={64} />
        <TextField label={t('book.room')} value={draft.room} onChange={(room) => change({ room })} maxLength={60} />
        <TextField label={t('phone')} value={draft.phone} onChange={(phone) => change({ phone })} maxLength={40} />
        <label className={styles.time}>
          <span>{t('book.time')}</span>
          <input type="time" value={draft.time} onChange={(event) => change({ time: event.target.value })} />
        </label>
      </div>
      <Choices
        label={t('book.sex')}
        value={draft.sex}
        onChange={(sex) => change({ sex })}
        options={(['female', 'male', 'other', 'unknown'] as const).map((value) => ({
          value,
          label: t(`sex.${value}`),
        }))}
      />
      <Select
        label={t('book.language')}
        value={draft.language}
        onChange={(language) => change({ language })}
        options={[
          { value: 'en', label: t('language.en') },
          { value: 'es', label: t('language.es') },
        ]}
      />
      <PlanFields draft={draft.plan} onChange={(next) => change({ plan: next })} />
    </Dialog>
  )
}

function fresh(room: string): Draft {
  return {
    id: '',
    familyName: '',
    givenName: '',
    birthDate: '',
    sex: null,
    language: 'en',
    phone: '',
    time: '',
    room,
    plan: emptyPlanDraft,
  }
}
