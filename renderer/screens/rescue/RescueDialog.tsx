import { type RescueCardId, rescueCards } from '@shared/rescue/cards'
import { type RescueEntry, rescueRuns } from '@shared/rescue/runs'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Rescue.module.css'
import { RescueCardView } from './RescueCardView'

type RescueDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Kilograms as recorded; null where nobody did, or where no case is open. */
  readonly weightKg: number | null
  /** What was noted so far: the rescues that are running go on where they were. */
  readonly entries: readonly RescueEntry[]
  /** Whether a case takes the notes; false where they are held until one does. */
  readonly isRecorded: boolean
  /** Writes down that a card was opened (step 0), a step was taken, or the rescue ended (null). */
  readonly onNote: (card: RescueCardId, step: number | null, weightKg: number | null) => void
}

/** Eight cards; one press opens one, with its own clock. Works without a case and without anybody signed in. */
export function RescueDialog({ isOpen, onClose, weightKg, entries, isRecorded, onNote }: RescueDialogProps) {
  const t = useText('rescue')
  const [chosen, setChosen] = useState<RescueCardId | null>(null)
  const running = rescueRuns(entries).filter((run) => run.closedAt === null)
  const only = running.length === 1 ? (running[0]?.card ?? null) : null
  // A rescue that is running is what somebody wants who opens the cards.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the opening of the dialog decides
  useEffect(() => {
    if (isOpen) setChosen(only)
  }, [isOpen])
  const card = rescueCards.find((each) => each.id === chosen)
  const run = running.find((each) => each.card === chosen)
  const choose = (id: RescueCardId) => {
    setChosen(id)
    if (!running.some((each) => each.card === id)) onNote(id, 0, null)
  }
  return (
    <Dialog
      title={card === undefined ? t('title') : t(`title.${card.id}`)}
      isOpen={isOpen}
      onClose={onClose}
      size="wide"
      actions={
        <>
          {card !== undefined && (
            <Button size="large" onPress={() => setChosen(null)}>
              {t('back')}
            </Button>
          )}
          {card !== undefined && run !== undefined && (
            <Button
              size="large"
              onPress={() => {
                onNote(card.id, null, null)
                setChosen(null)
              }}
            >
              {t('end')}
            </Button>
          )}
          <Button size="large" variant="quiet" onPress={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      {card === undefined ? (
        <>
          <p>{t('choose')}</p>
          <ul className={styles.cards}>
            {rescueCards.map((each) => {
              const since = running.find((one) => one.card === each.id)?.openedAt
              return (
                <li key={each.id}>
                  <AriaButton className={styles.card ?? ''} onPress={() => choose(each.id)}>
                    {t(`title.${each.id}`)}
                    {since !== undefined && (
                      <span className={styles.since}>{t('runningSince', { time: formatTime(since) })}</span>
                    )}
                  </AriaButton>
                </li>
              )
            })}
          </ul>
        </>
      ) : (
        <RescueCardView
          key={card.id}
          card={card}
          run={run ?? null}
          weightKg={weightKg}
          isRecorded={isRecorded}
          onStep={(step, kg) => onNote(card.id, step, kg)}
        />
      )}
    </Dialog>
  )
}
