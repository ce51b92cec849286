import { disagreements } from '@shared/case/agreement'
import { phaseOf } from '@shared/case/phase'
import type { CaseState } from '@shared/case/state'
import { screenCase } from '@shared/preparation/screenCase'
import { careSchedule } from '@shared/recovery/careSchedule'
import { hasVitalSigns } from '@shared/recovery/ranges'
import { nextDue } from '@shared/recovery/schedule'
import { memo } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { classes } from '../../components/classes'
import { StatusIcon, type StatusKind } from '../../components/StatusIcon'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { type CaseScreen, caseScreens, screenOfPhase } from '../../state/view'
import { useText } from '../../text/useText'
import styles from './CaseNavigation.module.css'

type CaseNavigationProps = { readonly current: CaseScreen; readonly onShow: (screen: CaseScreen) => void }

/** The way through a case, with how each part stands. */
export function CaseNavigation({ current, onShow }: CaseNavigationProps) {
  const t = useText('shell')
  const { state } = useCase()
  const now = useNow(30_000)
  const policy = usePolicy()
  const verdict = screenCase(state, now, policy)
  const open = verdict.findings.filter((finding) => finding.override === null)
  const preparationStatus = disagreements(state).length > 0 ? 'stop' : worst(open.map((finding) => finding.severity))
  const here = screenOfPhase(phaseOf(state))
  return (
    <nav className={styles.nav} aria-label={t('nav')}>
      {caseScreens.map((screen) => {
        const isLate = screen === 'recovery' && isObservationLate(state, now)
        const status = screen === 'prepare' ? preparationStatus : isLate ? 'caution' : statusOf(screen, state)
        return (
          <Way
            key={screen}
            screen={screen}
            isCurrent={screen === current}
            note={isLate ? 'observeNow' : screen === here ? 'here' : null}
            status={status}
            onShow={onShow}
          />
        )
      })}
    </nav>
  )
}

type WayProps = Pick<CaseNavigationProps, 'onShow'> & {
  readonly screen: CaseScreen
  readonly isCurrent: boolean
  /** A word beside the name: where the case is, or that somebody has to look. */
  readonly note: 'observeNow' | 'here' | null
  readonly status: StatusKind | null
}

const Way = memo(({ screen, isCurrent, note, status, onShow }: WayProps) => {
  const t = useText('shell')
  return (
    <AriaButton
      className={classes(styles.item, isCurrent && styles.current)}
      {...(isCurrent ? { 'aria-current': 'page' as const } : {})}
      onPress={() => onShow(screen)}
    >
      <span className={styles.name}>
        {t(`screen.${screen}`)}
        {note !== null && <span className={styles.here}>{t(note)}</span>}
      </span>
      {status !== null && (
        <span className={classes(styles.status, styles[status])}>
          <StatusIcon kind={status} />
          <span className="visuallyHidden">{t(`status.${status}`)}</span>
        </span>
      )}
    </AriaButton>
  )
})

/** The quiet reminder: it stands in the way through the case, on every screen, until somebody has looked. */
function isObservationLate(state: CaseState, now: string): boolean {
  const { endedAt } = state.procedure
  if (endedAt === null || phaseOf(state) !== 'recovery') return false
  return nextDue(careSchedule(state), endedAt, state.recovery.observations.filter(hasVitalSigns), now).inMs < 0
}

function worst(severities: readonly ('stop' | 'caution' | 'info')[]): StatusKind {
  if (severities.includes('stop')) return 'stop'
  return severities.includes('caution') ? 'caution' : 'clear'
}

function statusOf(screen: CaseScreen, state: CaseState): StatusKind | null {
  switch (screen) {
    case 'images':
      return state.imaging.instances.length === 0 ? 'unknown' : state.imaging.targets.length === 0 ? 'caution' : 'clear'
    case 'pause':
      if (state.pause.stop !== null) return 'stop'
      return state.pause.phases['time-out'].completedAt === null ? null : 'clear'
    case 'procedure':
      return state.procedure.endedAt === null ? null : 'clear'
    case 'discharge':
      return state.discharge.dischargedAt === null ? null : 'clear'
    case 'record':
      return state.signing.signatures.length === 0 ? null : 'clear'
    default:
      return null
  }
}
