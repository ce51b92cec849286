import type { ReactNode } from 'react'
import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { ClockNotice } from '../room/ClockNotice'
import { WallNotice } from '../room/WallNotice'
import { passesGate } from './gate'
import type { PauseInput } from './keys'
import styles from './PauseFrame.module.css'
import { PauseHeader } from './PauseHeader'
import { SilentNotice } from './SilentNotice'
import { usePauseKeys } from './usePauseKeys'

export type PauseAct = { readonly label: string; readonly act: () => void; readonly isDisabled?: boolean }

type PauseFrameProps = {
  readonly children: ReactNode
  readonly middle?: ReactNode
  readonly next?: PauseAct | null
  readonly confirm?: PauseAct | null
  /** A dialog is open: its own keys count. */
  readonly isBusy?: boolean
  /** Whether it is the screen, or lies in a dialog over another one. */
  readonly place?: 'screen' | 'dialog'
}

/**
 * The full screen of the pause: who and which side above, one thing in the middle, the three inputs below. Buttons and
 * keys do the same and pass the same gate; STOP passes always.
 */
export function PauseFrame({
  children,
  middle,
  next = null,
  confirm = null,
  isBusy = false,
  place = 'screen',
}: PauseFrameProps) {
  const t = useText('pause')
  const { execute } = useCase()
  const take = (input: PauseInput) => {
    if (input === 'stop') {
      void execute({ do: 'pause.stop' })
      return
    }
    const wanted = input === 'next' ? next : confirm
    if (wanted === null || wanted.isDisabled === true || !passesGate()) return
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    wanted.act()
  }
  usePauseKeys(take, !isBusy, place)
  return (
    <div className={styles.screen} data-theme="dark" data-letters="room">
      <PauseHeader />
      <div className={styles.notices}>
        <ClockNotice />
        <WallNotice />
        <SilentNotice />
      </div>
      <section className={styles.content} aria-label={t('title')}>
        {children}
      </section>
      <footer className={styles.bar}>
        <Button variant="danger" size="pause" className={styles.stop ?? ''} onPress={() => take('stop')}>
          {t('stop')}
        </Button>
        <div className={styles.middle}>{middle}</div>
        <div className={styles.acts}>
          {next !== null && (
            <Button
              size="pause"
              className={styles.next ?? ''}
              isDisabled={next.isDisabled ?? false}
              onPress={() => take('next')}
            >
              {next.label}
            </Button>
          )}
          {confirm !== null && (
            <Button
              variant="primary"
              size="pause"
              className={styles.confirm ?? ''}
              isDisabled={confirm.isDisabled ?? false}
              onPress={() => take('confirm')}
            >
              {confirm.label}
            </Button>
          )}
        </div>
      </footer>
    </div>
  )
}
