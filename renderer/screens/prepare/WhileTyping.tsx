import { findingsWith } from '@shared/preparation/findingsWith'
import { rulesInForce } from '@shared/rulebook/inForce'
import { understandInForce } from '@shared/rulebook/screenInForce'
import type { MedicationItem } from '@shared/screening/scenario'
import { memo, useMemo } from 'react'
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
  /** The line as it was typed so far. */
  readonly item: MedicationItem
  readonly place: number
  readonly onName: (name: string) => void
}

/** Findings shown while a line is typed; the whole list is behind the dialog once it is recorded. */
const mostShown = 4

/** What the app understands of the line that is being typed, and what would stand in the way with it. */
export const WhileTyping = memo(({ item, place, onName }: WhileTypingProps) => {
  const t = useText('prepare')
  const { state } = useCase()
  const policy = usePolicy()
  const now = useNow(30_000)
  const name = item.name.trim()
  const findings = useMemo(
    () => (name === '' ? [] : findingsWith(state, { item, place }, now, policy)),
    [name, state, item, place, now, policy],
  )
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
            <Button key={meant} onPress={() => onName(meant)}>
              {meant}
            </Button>
          ))}
        </span>
      ) : (
        <p>
          <Understood understood={understood} />
        </p>
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
