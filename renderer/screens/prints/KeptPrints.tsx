import type { CaseId } from '@shared/case/envelope'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { useKeptPrints } from '../../state/prints'
import { useText } from '../../text/useText'
import { KeptPrintLine } from './KeptPrintLine'
import styles from './KeptPrints.module.css'

/** Says that prints wait for a printer, of one case or of all, and leads to them. Nothing where none does. */
export function KeptPrints({ caseId }: { readonly caseId?: CaseId }) {
  const t = useText('printing')
  const prints = useKeptPrints().filter((each) => caseId === undefined || each.caseId === caseId)
  const [isOpen, setIsOpen] = useState(false)
  if (prints.length === 0 && !isOpen) return null
  return (
    <>
      {prints.length > 0 && (
        <Banner kind="caution" actions={<Button onPress={() => setIsOpen(true)}>{t('show')}</Button>}>
          {prints.length === 1 ? t('one') : t('several', { count: prints.length })}
        </Banner>
      )}
      <Dialog
        title={t('title')}
        size="wide"
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        actions={
          <Button variant="quiet" onPress={() => setIsOpen(false)}>
            {t('close')}
          </Button>
        }
      >
        {prints.length === 0 && <p>{t('none')}</p>}
        <ul className={styles.list}>
          {prints.map((each) => (
            <KeptPrintLine key={each.id} print={each} />
          ))}
        </ul>
      </Dialog>
    </>
  )
}
