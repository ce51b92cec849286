import { displayName } from '@shared/case/patient'
import { memo, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { type OpenCase, useCase } from '../../state/caseStore'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import { NotedBy } from './NotedBy'
import styles from './PrepareScreen.module.css'

type Kind = 'name' | 'birth-date' | 'patient-id'
const kinds: readonly Kind[] = ['name', 'birth-date', 'patient-id']

type IdentityCardProps = Pick<OpenCase['state']['preparation'], 'identity'>

/** Two identifiers, stated by the patient and compared with the band. A room number is never one. */
export const IdentityCard = memo(({ identity }: IdentityCardProps) => {
  const t = useText('prepare')
  const [open, setOpen] = useState(false)
  return (
    <Card
      title={t('identity.title')}
      tone={identity === null ? 'unknown' : identity.matches ? 'clear' : 'stop'}
      actions={
        <Button variant={identity === null ? 'primary' : 'plain'} onPress={() => setOpen(true)}>
          {t(identity === null ? 'identity.check' : 'identity.again')}
        </Button>
      }
    >
      {identity === null && <Status kind="unknown">{t('identity.notChecked')}</Status>}
      {identity?.matches === true && (
        <Status kind="clear">
          {t('identity.matches', { what: identity.kinds.map((kind) => t(`identity.${kind}`)).join(', ') })}
        </Status>
      )}
      {identity?.matches === false && <Status kind="stop">{t('identity.differs')}</Status>}
      <NotedBy noted={identity} />
      {open && <IdentityDialog onClose={() => setOpen(false)} />}
    </Card>
  )
})

function IdentityDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('prepare')
  const { state, execute, refusal } = useCase()
  const [stated, setStated] = useState<Partial<Record<Kind, 'same' | 'differs'>>>({})
  const [band, setBand] = useState<'same' | 'differs' | null>(null)
  const values: Record<Kind, string> = {
    name: displayName(state.patient),
    'birth-date': formatCalendarDate(state.patient.birthDate),
    'patient-id': state.patient.id,
  }
  const answered = kinds.flatMap((kind) =>
    stated[kind] === undefined ? [] : [{ kind, matches: stated[kind] === 'same' }],
  )
  const record = async () => {
    const reply = await execute({
      do: 'identity.check',
      identifiers: answered,
      bandMatches: band === 'same',
      imagesMatch: null,
    })
    if (reply.ok) onClose()
  }
  const options = [
    { value: 'same' as const, label: t('identity.same') },
    { value: 'differs' as const, label: t('identity.other'), isDangerous: true },
  ]
  return (
    <Dialog
      title={t('identity.ask')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="primary" isDisabled={answered.length < 2 || band === null} onPress={() => void record()}>
            {t('record')}
          </Button>
        </>
      }
    >
      <p className={styles.muted}>{t('identity.how')}</p>
      {kinds.map((kind) => (
        <Choices
          key={kind}
          label={`${t(`identity.${kind}`)}: ${values[kind]}`}
          value={stated[kind] ?? null}
          onChange={(value) => setStated({ ...stated, [kind]: value })}
          options={options}
        />
      ))}
      <Choices label={t('identity.band')} value={band} onChange={setBand} options={options} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
