import type { FrameReference } from '@shared/imaging/caseEvents'
import { contrastAgentOf } from '@shared/procedure/catalogue'
import { interlockAt } from '@shared/procedure/interlock'
import { injectionsOfContrast, spreadsHere } from '@shared/procedure/needles'
import { plannedContrast } from '@shared/procedure/planned'
import { type Needle, standing } from '@shared/procedure/state'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ContrastCard.module.css'
import { ContrastForm } from './ContrastForm'
import { SpreadLine } from './SpreadLine'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'

type ContrastCardProps = {
  readonly needle: Needle
  readonly recorder: Recorder
  readonly frame: FrameReference | null
  /** A critical spread was recorded: its complication is asked about at once. */
  readonly onCritical: (term: string) => void
}

/** Reasons of the lock that another look at the same place answers. */
const answeredByLooking: ReadonlySet<string> = new Set(['spread.view-missing', 'spread.not-live', 'contrast.required'])

/** What the contrast showed at this needle, each look a line; the next look below while it is wanted. */
export function ContrastCard({ needle, recorder, frame, onCritical }: ContrastCardProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const { state } = useCase()
  const { plan, procedure } = state
  const [isAsked, setAsked] = useState(false)
  const here = spreadsHere(procedure, needle.id)
  const recorded = standing(procedure.spreads).filter((each) => each.needleId === needle.id)
  const interlock = interlockAt(plan, procedure, needle.id)
  const isRunning = procedure.endedAt === null
  const isWanted = here.length === 0 || interlock.reasons.some((each) => answeredByLooking.has(each.code))
  const showsForm = isRunning && (isWanted || isAsked)
  const agentId = recorded.at(-1)?.agentId ?? plannedContrast(plan)
  const agent = agentId === null ? undefined : contrastAgentOf(agentId)
  const attempt = injectionsOfContrast(procedure, needle.id) + 1
  return (
    <Card
      title={t('contrast')}
      actions={
        showsForm || !isRunning ? (
          <span className={styles.muted}>
            {[isRunning ? t('contrast.next', { attempt }) : '', agent === undefined ? '' : nameOf(agent.name)]
              .filter((each) => each !== '')
              .join(' · ')}
          </span>
        ) : (
          <Button variant="quiet" onPress={() => setAsked(true)}>
            {t('contrast.again')}
          </Button>
        )
      }
    >
      {recorded.length > 0 && (
        <ul className={styles.list} aria-label={t('contrast.recorded')}>
          {recorded.map((each) => (
            <SpreadLine key={each.id} spread={each} isEarlierPosition={!here.includes(each)} />
          ))}
        </ul>
      )}
      {showsForm && (
        <ContrastForm
          key={recorded.length}
          needle={needle}
          recorder={recorder}
          frame={frame}
          onCancel={isWanted ? null : () => setAsked(false)}
          onDone={(complication) => {
            setAsked(false)
            if (complication !== null) onCritical(complication)
          }}
        />
      )}
    </Card>
  )
}
