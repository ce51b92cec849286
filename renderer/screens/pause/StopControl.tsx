import { useEffect, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './StopControl.module.css'
import { StopPane } from './StopPane'

/** STOP for anyone, on every screen of a case, without a sign-in. While it stands, its questions lie over the screen. */
export function StopControl() {
  const t = useText('pause')
  const { state, execute } = useCase()
  const { stop } = state.pause
  const [isHidden, setHidden] = useState(false)
  const calledAt = stop?.at ?? null
  // A new STOP is always shown, whatever was hidden before.
  useEffect(() => {
    if (calledAt !== null) setHidden(false)
  }, [calledAt])
  return (
    <>
      <Button
        variant="danger"
        size="large"
        onPress={() => {
          setHidden(false)
          if (stop === null) void execute({ do: 'pause.stop' })
        }}
      >
        {t(stop === null ? 'stop' : 'stop.inForce')}
      </Button>
      {stop !== null && (
        <ModalOverlay className={styles.over ?? ''} isOpen={!isHidden} isKeyboardDismissDisabled>
          <Modal>
            <Dialog className={styles.whole ?? ''} role="alertdialog" aria-label={t('stop')}>
              <StopPane stop={stop} onHide={() => setHidden(true)} />
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
    </>
  )
}
