import { type RescueCardId, rescueCards } from '@shared/rescue/cards'
import { useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { useText } from '../../text/useText'
import styles from './Rescue.module.css'
import { RescueCardView } from './RescueCardView'

type RescueDialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Kilograms as recorded; null where nobody did, or where no case is open. */
  readonly weightKg: number | null
  /** Writes an opened card (step 0) or a step into the record; absent where no case is open, as on a locked station. */
  readonly onNote?: (card: RescueCardId, step: number) => void
}

/** Eight cards; one press opens one, with its own clock. Works without a case and without anybody signed in. */
export function RescueDialog({ isOpen, onClose, weightKg, onNote }: RescueDialogProps) {
  const t = useText('rescue')
  const [chosen, setChosen] = useState<{ readonly card: RescueCardId; readonly at: number } | null>(null)
  useEffect(() => {
    if (isOpen) setChosen(null)
  }, [isOpen])
  const card = rescueCards.find((each) => each.id === chosen?.card)
  const choose = (id: RescueCardId) => {
    setChosen({ card: id, at: Date.now() })
    onNote?.(id, 0)
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
          <Button size="large" variant="quiet" onPress={onClose}>
            {t('close')}
          </Button>
        </>
      }
    >
      {card === undefined || chosen === null ? (
        <>
          <p>{t('choose')}</p>
          <ul className={styles.cards}>
            {rescueCards.map((each) => (
              <li key={each.id}>
                <AriaButton className={styles.card ?? ''} onPress={() => choose(each.id)}>
                  {t(`title.${each.id}`)}
                </AriaButton>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <RescueCardView
          key={`${card.id} ${chosen.at}`}
          card={card}
          openedAt={chosen.at}
          weightKg={weightKg}
          onStep={onNote === undefined ? null : (step) => onNote(card.id, step)}
        />
      )}
    </Dialog>
  )
}
