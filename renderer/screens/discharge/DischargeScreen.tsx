import type { InstructionLocale, PrintSize } from '@shared/discharge/document'
import { useState } from 'react'
import { EmptyState } from '../../components/EmptyState'
import { Status } from '../../components/Status'
import { InstructionsSheet } from '../../documents/InstructionsSheet'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { useText } from '../../text/useText'
import styles from './Discharge.module.css'
import { LeaveCard } from './LeaveCard'
import { PrintCard } from './PrintCard'
import { RestartCard } from './RestartCard'
import { ScaledPaper } from './ScaledPaper'
import { SheetCard } from './SheetCard'
import { TeachBackCard } from './TeachBackCard'
import { useInstructions } from './useInstructions'

/** Leaving: the sheet exactly as it is printed, and the steps to the door in their order. */
export function DischargeScreen() {
  const t = useText('discharge')
  const { state } = useCase()
  if (state.procedure.endedAt === null) return <EmptyState title={t('empty.title')} says={t('empty.says')} />
  return <Leaving />
}

function Leaving() {
  const t = useText('discharge')
  const { state } = useCase()
  const last = state.discharge.instructions.at(-1)?.document
  const [locale, setLocale] = useState<InstructionLocale>(last?.locale ?? state.patient.language)
  const [size, setSize] = useState<PrintSize>(last?.size ?? 'normal')
  const now = useNow(60_000)
  const shown = useInstructions(locale, size, now)
  const isMarked = shown.made?.reviewed == null
  return (
    <div className={styles.screen}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet is longer than the screen; the keyboard scrolls it */}
      <section className={styles.preview} aria-label={t('preview')} tabIndex={0}>
        <div className={styles.previewHead}>
          <Status kind={shown.made === null ? 'unknown' : isMarked ? 'caution' : 'clear'}>
            {t(shown.made === null ? 'preview.notMade' : isMarked ? 'preview.toCheck' : 'preview.checked')}
          </Status>
        </div>
        <ScaledPaper>
          <InstructionsSheet document={shown.document} isMarked={isMarked} onScreen />
        </ScaledPaper>
      </section>
      <div className={styles.steps}>
        <RestartCard />
        <SheetCard shown={shown} locale={locale} size={size} onLocale={setLocale} onSize={setSize} />
        <TeachBackCard questions={shown.document.teachBack} />
        <PrintCard made={shown.made} />
        <LeaveCard />
      </div>
    </div>
  )
}
