import { mayInject } from '@shared/pause/interlocks'
import { spreadAdvice } from '@shared/procedure/contrastRules'
import { interlockAt } from '@shared/procedure/interlock'
import { decisionsHere, ultrasoundHere } from '@shared/procedure/needles'
import type { Needle } from '@shared/procedure/state'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { classes } from '../../components/classes'
import { StatusIcon, type StatusKind } from '../../components/StatusIcon'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { useView } from '../../state/view'
import { formatTime } from '../../text/format'
import { useFailureText, useText } from '../../text/useText'
import { DecisionDialog, type DecisionKind } from './DecisionDialog'
import styles from './InterlockBox.module.css'
import { useCaseNow } from './useCaseNow'
import { useReason } from './useReason'
import type { Recorder } from './useRecorder'

/** Whether the injectate is locked at this needle, why, and what would open it. */
export function InterlockBox({ needle, recorder }: { readonly needle: Needle; readonly recorder: Recorder }) {
  const t = useText('procedure')
  const reasonText = useReason()
  const failureText = useFailureText()
  const { caseId, state } = useCase()
  const { show } = useView()
  const policy = usePolicy()
  const now = useCaseNow(10_000)
  const [asking, setAsking] = useState<DecisionKind | null>(null)
  const interlock = interlockAt(state.plan, state.procedure, needle.id)
  const paused = mayInject(state, { needleId: needle.id, level: needle.level, side: needle.side }, { now, policy })
  const isAbandoned = decisionsHere(state.procedure, needle.id).some((each) => each.outcome === 'abandon')
  const last = state.procedure.spreads.findLast(
    (each) => each.needleId === needle.id && each.entry.struck === null && each.mode !== 'none',
  )

  // A needle that is open without a look, or by a decision, says nothing good of a spread.
  const hasGoodLook =
    interlock.kind === 'open' &&
    interlock.decision === null &&
    (interlock.spreadIds.length > 0 || ultrasoundHere(state.procedure, needle.id).length > 0)
  const isWaiting = interlock.kind === 'locked' && interlock.passable === 'without-contrast'
  const kind: StatusKind =
    interlock.kind === 'locked'
      ? isWaiting
        ? 'unknown'
        : 'stop'
      : interlock.kind === 'note-needed' || !paused.ok
        ? 'caution'
        : 'clear'
  const title =
    interlock.kind === 'locked'
      ? t(interlock.passable === 'without-contrast' ? 'lock.waits' : 'lock.locked')
      : interlock.kind === 'note-needed'
        ? t('lock.note')
        : paused.ok
          ? t('lock.open')
          : t(hasGoodLook ? 'lock.pause' : 'lock.pauseOnly')
  const reasons =
    interlock.kind === 'open' && !paused.ok ? [failureText(paused.failure)] : interlock.reasons.map(reasonText)
  const advice = spreadAdvice(state.plan, state.procedure, needle.id)

  return (
    <section className={classes(styles.box, styles[kind])} aria-label={t('lock.title')} aria-live="polite">
      <StatusIcon kind={kind} />
      <div className={styles.text}>
        <b>{title}</b>
        {reasons.map((each) => (
          <span key={each}>{each}</span>
        ))}
        {interlock.kind === 'open' && paused.ok && last !== undefined && (
          <span>{t('lock.since', { at: formatTime(last.entry.at) })}</span>
        )}
        {advice.map((each) => (
          <strong key={each.code}>{reasonText(each)}</strong>
        ))}
      </div>
      {!isAbandoned && (
        <div className={styles.acts}>
          {interlock.kind === 'open' && !paused.ok && (
            <Button variant="primary" onPress={() => show({ at: 'case', caseId, screen: 'pause' })}>
              {t('lock.toPause')}
            </Button>
          )}
          {interlock.kind === 'note-needed' && (
            <Button variant="primary" onPress={() => setAsking('accept')}>
              {t('decide.accept')}
            </Button>
          )}
          {interlock.kind === 'locked' && interlock.passable === 'without-contrast' && (
            <Button variant="quiet" onPress={() => setAsking('without-contrast')}>
              {t('decide.without-contrast')}
            </Button>
          )}
          {interlock.kind === 'locked' && interlock.passable === 'go-on' && (
            <Button onPress={() => setAsking('go-on')}>{t('decide.go-on')}</Button>
          )}
          {interlock.kind !== 'open' && (
            <Button variant={isWaiting ? 'quiet' : 'plain'} onPress={() => setAsking('abandon')}>
              {t('decide.abandon')}
            </Button>
          )}
          <Button
            variant={interlock.kind === 'locked' && !isWaiting ? 'primary' : 'quiet'}
            onPress={() => setAsking('reposition')}
          >
            {t('decide.reposition')}
          </Button>
        </div>
      )}
      {asking !== null && (
        <DecisionDialog
          kind={asking}
          needle={needle}
          interlock={interlock}
          recorder={recorder}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}
