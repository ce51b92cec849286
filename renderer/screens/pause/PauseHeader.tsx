import { displayName } from '@shared/case/patient'
import { procedureName } from '@shared/plan/catalogue'
import { screenCase } from '@shared/preparation/screenCase'
import { useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { Chip } from '../../components/Chip'
import { Levels } from '../../components/Levels'
import { SideBadge } from '../../components/SideBadge'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useSession } from '../../state/session'
import { useSettings } from '../../state/settings'
import { screenOfPhase, useView } from '../../state/view'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import { RescueControl } from '../rescue/RescueControl'
import { allergyChip, antithromboticChip } from '../shell/headerChips'
import styles from './PauseHeader.module.css'
import { PeopleDialog } from './PeopleDialog'
import { sizeOf } from './textSize'
import { WallControl } from './WallControl'

/** Who, what and which side, and who is here: as on every screen of the case, in the letters of the room. */
export function PauseHeader() {
  const t = useText('pause')
  const tShell = useText('shell')
  const { caseId, state, phase } = useCase()
  const { locale } = useSettings()
  const { show } = useView()
  const { signedIn } = useSession()
  const now = useNow(30_000)
  const policy = usePolicy()
  const [open, setOpen] = useState(false)
  const screening = useMemo(() => screenCase(state, now, policy), [state, now, policy])
  const antithrombotics = antithromboticChip(state, screening, locale)
  const allergies = allergyChip(state, screening)
  const { patient, plan } = state
  const elsewhere = screenOfPhase(phase) === 'pause' ? 'prepare' : screenOfPhase(phase)
  return (
    <header className={styles.header}>
      {state.booking.drill && <p className={styles.drill}>{tShell('drill')}</p>}
      <div className={styles.bar}>
        <Button
          variant="quiet"
          className={styles.leave ?? ''}
          label={t('leave')}
          onPress={() => show({ at: 'case', caseId, screen: elsewhere })}
        >
          ‹
        </Button>
        <div className={styles.who}>
          <div className={styles.name} data-size={sizeOf(displayName(patient), 36, 60)}>
            {displayName(patient)}
          </div>
          <div className={styles.ids}>
            {t('born', { date: formatCalendarDate(patient.birthDate) })} ·{' '}
            <span className={styles.number}>{patient.id}</span>
          </div>
        </div>
        <div className={styles.what}>
          <span className={styles.procedure}>{procedureName(plan.procedure, locale)}</span>
          {plan.levels.length > 0 && (
            <b className={styles.levels}>
              <Levels of={plan.levels} />
            </b>
          )}
        </div>
        <div className={styles.chips}>
          <Chip kind={antithrombotics.kind}>{tShell(antithrombotics.key, antithrombotics.params)}</Chip>
          <Chip kind={allergies.kind}>{tShell(allergies.key, allergies.params)}</Chip>
        </div>
        <div className={styles.room}>
          <Button variant="quiet" onPress={() => setOpen(true)}>
            {signedIn.length === 0 ? t('people.nobody') : t('people.count', { count: signedIn.length })}
          </Button>
          <WallControl />
        </div>
        <RescueControl />
        <div className={styles.side}>
          <SideBadge side={plan.side} size="large" />
        </div>
      </div>
      <PeopleDialog isOpen={open} onClose={() => setOpen(false)} />
    </header>
  )
}
