import type { Failure } from '@shared/contract/channel'
import type { Person, Role } from '@shared/people/person'
import { useEffect, useRef, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { EmptyState } from '../../components/EmptyState'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useAppInfo } from '../../state/appInfo'
import { useBadgeOutcome } from '../../state/badge'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import styles from './SignInDialog.module.css'

type SignInDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Only these roles are offered, where the act takes one of them. */
  readonly roles?: readonly Role[]
  /** Why somebody is asked to sign in. */
  readonly says?: string
}

/** Name, then PIN: big keys for gloved hands, and a keyboard works as well. */
export function SignInDialog({ isOpen, onClose, roles, says }: SignInDialogProps) {
  const t = useText('signIn')
  const [people, setPeople] = useState<readonly Person[]>([])
  const [chosen, setChosen] = useState<Person | null>(null)

  useEffect(() => {
    if (!isOpen) return
    setChosen(null)
    void request('people.list', {}).then((reply) => {
      if (reply.ok) setPeople(reply.value.people)
    })
  }, [isOpen])

  // A badge of somebody who may answers the question.
  const badge = useBadgeOutcome()
  const close = useRef(onClose)
  close.current = onClose
  const opened = useRef(performance.now())
  if (!isOpen) opened.current = performance.now()
  useEffect(() => {
    if (!isOpen || badge?.kind !== 'signed-in' || badge.at < opened.current) return
    if (roles === undefined || roles.includes(badge.person.role)) close.current()
  }, [badge, isOpen, roles])

  const offered = people.filter((person) => roles === undefined || roles.includes(person.role))
  return (
    <Dialog
      title={chosen === null ? t('who') : chosen.name}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        chosen === null ? (
          <Button variant="quiet" onPress={onClose}>
            {t('pin.cancel')}
          </Button>
        ) : undefined
      }
    >
      {says !== undefined && <p className={styles.says}>{says}</p>}
      {chosen !== null && <PinPad person={chosen} onBack={() => setChosen(null)} onSignedIn={onClose} />}
      {chosen === null && offered.length > 0 && <p className={styles.says}>{t('badge.hold')}</p>}
      {chosen === null && offered.length === 0 && <EmptyState title={t('nobody')} says={t('nobodySays')} />}
      {chosen === null && (
        <ul className={styles.people}>
          {offered.map((person) => (
            <li key={person.id}>
              <Button className={styles.person ?? ''} onPress={() => setChosen(person)}>
                <span className={styles.name}>{person.name}</span>
                <span className={styles.role}>{t(`role.${person.role}`)}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

function PinPad({
  person,
  onBack,
  onSignedIn,
}: {
  readonly person: Person
  readonly onBack: () => void
  readonly onSignedIn: () => void
}) {
  const t = useText('signIn')
  const { signIn } = useSession()
  const info = useAppInfo()
  const [pin, setPin] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)

  const add = (digit: string) => setPin((before) => (before.length < 12 ? before + digit : before))
  const enter = async () => {
    if (busy || pin.length < 4) return
    setBusy(true)
    const reply = await signIn(person.id, pin)
    setBusy(false)
    setPin('')
    if (reply.ok) onSignedIn()
    else setFailure(reply.failure)
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (/^\d$/.test(event.key)) add(event.key)
      else if (event.key === 'Backspace') setPin((before) => before.slice(0, -1))
      else if (event.key === 'Enter') void enter()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  })

  return (
    <div className={styles.pad}>
      <output className={styles.dots} aria-label={t('digits', { count: pin.length })}>
        {pin.length === 0 ? <span className={styles.hint}>{t('enterPin')}</span> : '●'.repeat(pin.length)}
      </output>
      {info?.demo === true && <p className={styles.says}>{t('demoPin')}</p>}
      <RefusalBanner failure={failure} />
      <div className={styles.keys}>
        {digits.map((digit) => (
          <Button key={digit} size="large" onPress={() => add(digit)}>
            {digit}
          </Button>
        ))}
        <Button size="large" variant="quiet" onPress={pin === '' ? onBack : () => setPin(pin.slice(0, -1))}>
          {pin === '' ? t('back') : t('erase')}
        </Button>
        <Button size="large" onPress={() => add('0')}>
          0
        </Button>
        <Button
          size="large"
          variant="primary"
          isDisabled={pin.length < 4}
          isPending={busy}
          onPress={() => void enter()}
        >
          {t('enter')}
        </Button>
      </div>
    </div>
  )
}
