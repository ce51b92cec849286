import type { PauseState } from '@shared/pause/state'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import { PauseFrame } from './PauseFrame'
import { PickList } from './PickList'
import styles from './StopPane.module.css'

type StopPaneProps = {
  readonly stop: NonNullable<PauseState['stop']>
  /** Lets people look at the case meanwhile, where the pane lies over another screen. */
  readonly onHide?: () => void
}

const whatOffers = ['patient', 'side', 'allergy', 'equipment', 'condition', 'unsure'] as const
const howOffers = ['checked', 'corrected', 'replaced', 'treated'] as const

/** STOP: everything stands still. What was wrong and how it was resolved are asked afterwards, of somebody signed in. */
export function StopPane({ stop, onHide }: StopPaneProps) {
  const t = useText('pause')
  const { execute, refusal, clearRefusal } = useCase()
  const { signedIn } = useSession()
  const [what, setWhat] = useState('')
  // Nothing is offered first: what was wrong has to be found, not pressed away.
  const [selected, setSelected] = useState<number | null>(null)
  const [written, setWritten] = useState('')
  const [signingIn, setSigningIn] = useState(false)
  const step = what === '' ? 'what' : 'how'
  const offers =
    step === 'what' ? whatOffers.map((key) => t(`stop.what.${key}`)) : howOffers.map((key) => t(`stop.how.${key}`))

  const said = written.trim().length >= 3 ? written.trim() : offers[selected ?? -1]

  const take = (text: string) => {
    setSelected(null)
    setWritten('')
    if (step === 'what') return setWhat(text)
    void execute({ do: 'pause.resolveStop', what, how: text })
  }
  const confirm = () => {
    clearRefusal()
    if (signedIn.length === 0) return setSigningIn(true)
    if (said !== undefined) take(said)
  }
  return (
    <PauseFrame
      isBusy={signingIn}
      place={onHide === undefined ? 'screen' : 'dialog'}
      next={{ label: t('next.choice'), act: () => setSelected(((selected ?? -1) + 1) % offers.length) }}
      confirm={{
        label: t(signedIn.length === 0 ? 'people.signIn' : step === 'what' ? 'stop.take' : 'stop.resolve'),
        act: confirm,
        isDisabled: signedIn.length > 0 && said === undefined,
      }}
    >
      <div className={styles.stopped} role="alert">
        <div className={styles.head}>
          <svg viewBox="0 0 24 24" aria-hidden="true" className={styles.octagon}>
            <path d="M7.8 1.5h8.4l6.3 6.3v8.4l-6.3 6.3H7.8l-6.3-6.3V7.8z" fill="currentColor" />
          </svg>
          <div>
            <h1 className={styles.title}>{t('stop')}</h1>
            <p className={styles.says}>
              {stop.by === null
                ? t('stop.by.anyone', { time: formatTime(stop.at) })
                : t('stop.by', { name: stop.by, time: formatTime(stop.at) })}{' '}
              {t('stop.says')}
            </p>
          </div>
        </div>
        {what !== '' && (
          <p className={styles.said}>
            {t('stop.what')}: <b>{what}</b>{' '}
            <Button variant="quiet" onPress={() => setWhat('')}>
              {t('back')}
            </Button>
          </p>
        )}
        <h2 className={styles.ask}>{t(`stop.${step}`)}</h2>
        <PickList
          label={t(`stop.${step}`)}
          options={offers}
          selected={selected}
          onSelect={(index) => {
            if (signedIn.length === 0) setSigningIn(true)
            else take(offers[index] ?? '')
          }}
        />
        <TextArea label={t('say.own')} value={written} onChange={setWritten} rows={2} maxLength={1000} />
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
        {onHide !== undefined && (
          <div>
            <Button size="large" variant="quiet" onPress={onHide}>
              {t('stop.look')}
            </Button>
          </div>
        )}
      </div>
      <SignInDialog isOpen={signingIn} onClose={() => setSigningIn(false)} />
    </PauseFrame>
  )
}
