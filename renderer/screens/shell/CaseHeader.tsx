import { displayName } from '@shared/case/patient'
import { procedureName } from '@shared/plan/catalogue'
import { screenCase } from '@shared/preparation/screenCase'
import { Button } from '../../components/Button'
import { Chip } from '../../components/Chip'
import { classes } from '../../components/classes'
import { Levels } from '../../components/Levels'
import { SideBadge } from '../../components/SideBadge'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import { StopControl } from '../pause/StopControl'
import { RescueControl } from '../rescue/RescueControl'
import { SignedIn } from '../signIn/SignedIn'
import styles from './CaseHeader.module.css'
import { allergyChip, antithromboticChip } from './headerChips'

/** From this many letters on a name gets smaller letters. */
const longName = 36

/** Who, what and which side, with what must never be overlooked: the same on every screen of a case. */
export function CaseHeader({ onBoard }: { readonly onBoard: () => void }) {
  const t = useText('shell')
  const { state } = useCase()
  const { locale } = useSettings()
  const now = useNow(30_000)
  const screening = screenCase(state, now, usePolicy())
  const antithrombotics = antithromboticChip(state, screening, locale)
  const allergies = allergyChip(state, screening)
  const { patient, plan } = state
  return (
    <header className={styles.header}>
      {state.booking.drill && <p className={styles.drill}>{t('drill')}</p>}
      <div className={styles.bar}>
        <Button variant="quiet" onPress={onBoard} label={t('toBoard')} className={styles.back ?? ''}>
          ‹ {t('board')}
        </Button>
        <div className={styles.who}>
          <div
            className={classes(styles.name, displayName(patient).length > longName && styles.long)}
            title={displayName(patient)}
          >
            {displayName(patient)}
          </div>
          <div className={styles.ids}>
            {t('born', { date: formatCalendarDate(patient.birthDate) })} · {patient.id}
          </div>
        </div>
        <div className={styles.what}>
          <div className={styles.procedure}>
            {procedureName(plan.procedure, locale)}
            {plan.levels.length > 0 && (
              <>
                {' · '}
                <b>
                  <Levels of={plan.levels} />
                </b>
              </>
            )}
          </div>
          <SideBadge side={plan.side} />
        </div>
        <div className={styles.chips}>
          <Chip kind={antithrombotics.kind}>{t(antithrombotics.key, antithrombotics.params)}</Chip>
          <Chip kind={allergies.kind}>{t(allergies.key, allergies.params)}</Chip>
        </div>
        <div className={styles.acts}>
          <SignedIn />
          <RescueControl />
          <StopControl />
        </div>
      </div>
    </header>
  )
}
