import { findingsWith } from '@shared/preparation/findingsWith'
import { rulesInForce } from '@shared/rulebook/inForce'
import { understandInForce } from '@shared/rulebook/screenInForce'
import type { MedicationItem } from '@shared/screening/scenario'
import { memo, useCallback, useMemo } from 'react'
import { Button } from '../../components/Button'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useText } from '../../text/useText'
import { FindingLine } from './FindingLine'
import styles from './PrepareScreen.module.css'
import { Understood } from './Understood'

type WhileTypingProps = {
  readonly typed: MedicationItem
  /** The line as it stands on the list, or null for a new one. */
  readonly before: MedicationItem | null
  readonly place: number
  readonly onName: (name: string) => void
}

/** Findings shown while a line is typed; the whole list is behind the dialog once it is recorded. */
const mostShown = 4

/** What the app understands of the line that is being typed, and what would stand in the way with it. */
export const WhileTyping = memo(({ typed, before, place, onName }: WhileTypingProps) => {
  const t = useText('prepare')
  const { state } = useCase()
  const policy = usePolicy()
  const now = useNow(30_000)
  const name = typed.name.trim()
  const item = useMemo(() => (typed.name === before?.name ? typed : { ...typed, confirmed: null }), [typed, before])
  const findings = useMemo(
    () => (name === '' ? [] : findingsWith(state, { item, place }, now, policy)),
    [name, state, item, place, now, policy],
  )
  const choose = useCallback((meant: string) => onName(meant), [onName])
  if (name === '') return null
  const understood = understandInForce(name, rulesInForce(policy.rulebook))
  const isOpen = understood.kind === 'suggestion' || understood.kind === 'unknown'
  return (
    <div className={styles.typing} aria-live="polite" role="status" aria-label={t('medication.understood')}>
      {isOpen ? (
        <span className={styles.inline}>
          <Status kind="unknown">
            {t(understood.kind === 'suggestion' ? 'medication.didYouMean' : 'medication.notRecognised')}
          </Status>
          {understood.didYouMean.slice(0, 3).map((meant) => (
            <Button key={meant} onPress={() => choose(meant)}>
              {meant}
            </Button>
          ))}
        </span>
      ) : (
        <Understood understood={understood} />
      )}
      {findings.slice(0, mostShown).map((finding) => (
        <FindingLine key={finding.key} finding={finding} />
      ))}
      {findings.length > mostShown && (
        <span className={styles.small}>{t('medication.moreFindings', { count: findings.length - mostShown })}</span>
      )}
    </div>
  )
})
