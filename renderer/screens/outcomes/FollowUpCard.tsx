import type { Timepoint } from '@shared/outcomes/measures'
import { type FollowUp, followUps, nextFollowUp } from '@shared/outcomes/windows'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import type { StatusKind } from '../../components/StatusIcon'
import { TextField } from '../../components/TextField'
import { SheetButtons } from '../../documents/SheetButtons'
import { useAppInfo } from '../../state/appInfo'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Outcomes.module.css'

const kinds: Readonly<Record<FollowUp['status'], StatusKind>> = {
  recorded: 'clear',
  lost: 'info',
  'not-yet': 'info',
  due: 'caution',
  overdue: 'stop',
}

/** The four time points: recorded, due, overdue, or still to come, each with its window. */
export function FollowUpCard({ onEnter }: { readonly onEnter: (timepoint: Timepoint) => void }) {
  const t = useText('outcomes')
  const { caseId, state } = useCase()
  const now = useNow(60_000)
  const timeZone = useAppInfo()?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const [givingUp, setGivingUp] = useState<Timepoint | null>(null)
  const all = followUps(state, now, timeZone)
  const next = nextFollowUp(all)?.timepoint
  return (
    <Card title={t('followUp.title')}>
      <ul className={styles.followUps}>
        {all.map((each) => {
          const isOpen = each.timepoint !== 'baseline' && each.status !== 'recorded'
          return (
            <li key={each.timepoint} className={styles.followUp}>
              <p className={styles.strong}>{t(`timepoint.${each.timepoint}`)}</p>
              <Status
                kind={each.status === 'overdue' && each.timepoint === 'baseline' ? 'unknown' : kinds[each.status]}
              >
                {each.timepoint === 'baseline' && each.status !== 'recorded'
                  ? t('followUp.noBaseline')
                  : t(`followUp.${each.status}`, { days: each.days, count: each.days })}
              </Status>
              {each.outsideWindow && <Status kind="caution">{t('followUp.outside')}</Status>}
              {each.timepoint !== 'baseline' && (
                <p className={styles.muted}>
                  {t('followUp.window', { from: formatCalendarDate(each.from), to: formatCalendarDate(each.to) })}
                </p>
              )}
              {each.timepoint !== 'baseline' && each.status === 'recorded' && (
                <div>
                  <Button
                    variant="quiet"
                    label={t('followUp.correctAt', { timepoint: t(`timepoint.${each.timepoint}`) })}
                    onPress={() => onEnter(each.timepoint)}
                  >
                    {t('followUp.correct')}
                  </Button>
                </div>
              )}
              {isOpen && (
                <div className={styles.inline}>
                  <Button
                    variant={each.timepoint === next ? 'primary' : 'plain'}
                    label={t('followUp.enterAt', { timepoint: t(`timepoint.${each.timepoint}`) })}
                    onPress={() => onEnter(each.timepoint)}
                  >
                    {t('followUp.enter')}
                  </Button>
                  {each.status === 'overdue' && (
                    <Button variant="quiet" onPress={() => setGivingUp(each.timepoint)}>
                      {t('followUp.giveUp')}
                    </Button>
                  )}
                </div>
              )}
            </li>
          )
        })}
      </ul>
      <SheetButtons paper={{ caseId, kind: 'outcome-form' }} name={t('followUp.paper')} />
      {givingUp !== null && <GiveUpDialog timepoint={givingUp} onClose={() => setGivingUp(null)} />}
    </Card>
  )
}

function GiveUpDialog({ timepoint, onClose }: { readonly timepoint: Timepoint; readonly onClose: () => void }) {
  const t = useText('outcomes')
  const { execute } = useCase()
  const [reason, setReason] = useState('')
  const save = () => execute({ do: 'outcome.giveUp', timepoint, reason: reason.trim() })
  return (
    <ActDialog
      title={t('followUp.giveUp')}
      onClose={onClose}
      confirm={t('save')}
      act={reason.trim().length < 3 ? null : save}
    >
      <TextField label={t('followUp.why')} value={reason} onChange={setReason} maxLength={500} autoFocus />
    </ActDialog>
  )
}
