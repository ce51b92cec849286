import type { PrintSize, SheetLocale } from '@shared/discharge/document'
import type { ComposedInstructions } from '@shared/discharge/state'
import { elapsedMs, type Instant } from '@shared/kit/time'
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
  const [locale, setLocale] = useState<SheetLocale>(last?.locale ?? state.patient.language)
  const [size, setSize] = useState<PrintSize>(last?.size ?? 'normal')
  const now = useNow(60_000)
  const shown = useInstructions(locale, size, now)
  const { document, made } = shown
  const isMarked = made?.reviewed == null
  return (
    <div className={styles.screen}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet is longer than the screen; the keyboard scrolls it */}
      <section className={styles.preview} aria-label={t('preview')} tabIndex={0}>
        <div className={styles.previewHead}>
          <SheetStanding made={made} leftAt={state.discharge.dischargedAt} />
        </div>
        {document !== null && (
          <ScaledPaper>
            <InstructionsSheet document={document} isMarked={isMarked} onScreen />
          </ScaledPaper>
        )}
      </section>
      <div className={styles.steps}>
        <RestartCard />
        <SheetCard shown={shown} locale={locale} size={size} onLocale={setLocale} onSize={setSize} />
        <TeachBackCard questions={document?.teachBack ?? []} />
        <PrintCard made={made} />
        <LeaveCard />
      </div>
    </div>
  )
}

type SheetStandingProps = { readonly made: ComposedInstructions | null; readonly leftAt: Instant | null }

/** What the sheet beside the steps is: a preview, the one to check or to print, or the one the patient left with. */
function SheetStanding({ made, leftAt }: SheetStandingProps) {
  const t = useText('discharge')
  if (made === null) return <Status kind="unknown">{t(leftAt === null ? 'preview.notMade' : 'preview.none')}</Status>
  if (leftAt !== null) {
    const isGiven = made.printed.some((each) => elapsedMs(each.at, leftAt) >= 0)
    return <Status kind={isGiven ? 'clear' : 'caution'}>{t(isGiven ? 'preview.given' : 'preview.notGiven')}</Status>
  }
  const isChecked = made.reviewed !== null
  return <Status kind={isChecked ? 'clear' : 'caution'}>{t(isChecked ? 'preview.checked' : 'preview.toCheck')}</Status>
}
