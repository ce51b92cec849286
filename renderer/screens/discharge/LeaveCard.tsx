import { dischargeObstacles } from '@shared/discharge/obstacles'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { formatDateTime } from '../../text/format'
import { useFailureText, useText } from '../../text/useText'
import styles from './Discharge.module.css'

/** The door: everything that is still in the way, and leaving once nothing is. */
export function LeaveCard() {
  const t = useText('discharge')
  const says = useFailureText()
  const { state, execute, refusal } = useCase()
  const now = useNow(15_000)
  const policy = usePolicy()
  const [isTransferring, setIsTransferring] = useState(false)
  const { dischargedAt, discharged } = state.discharge
  if (dischargedAt !== null && discharged !== null) {
    return (
      <Card title={t('leave.title')} tone="clear">
        <Status kind="clear">
          {t(discharged.to === 'home' ? 'leave.left' : 'leave.transferred', {
            at: formatDateTime(dischargedAt),
            by: discharged.by,
            destination: discharged.destination,
          })}
        </Status>
      </Card>
    )
  }
  const obstacles = dischargeObstacles(state, now, policy)
  return (
    <Card title={t('leave.title')}>
      {obstacles.length === 0 ? (
        <Status kind="clear">{t('leave.ready')}</Status>
      ) : (
        <ul className={styles.list} aria-label={t('leave.inTheWay')}>
          {obstacles.map((each) => (
            <li key={`${each.code} ${each.says}`} className={styles.obstacle}>
              <Status kind={each.code === 'watch-running' ? 'stop' : 'caution'}>
                {says({ code: `discharge.${each.code}`, says: each.says, params: { ...each.params } })}
              </Status>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.inline}>
        <Button
          variant="primary"
          size="large"
          isDisabled={obstacles.length > 0}
          onPress={() => void execute({ do: 'case.discharge', to: 'home', destination: '' })}
        >
          {t('leave.home')}
        </Button>
        <Button variant="quiet" onPress={() => setIsTransferring(true)}>
          {t('leave.transfer')}
        </Button>
      </div>
      {!isTransferring && <RefusalBanner failure={refusal?.code.startsWith('discharge.') ? refusal : null} />}
      {isTransferring && <TransferDialog onClose={() => setIsTransferring(false)} />}
    </Card>
  )
}

function TransferDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('discharge')
  const { execute } = useCase()
  const [destination, setDestination] = useState('')
  const save = () => execute({ do: 'case.discharge', to: 'transfer', destination: destination.trim() })
  return (
    <ActDialog
      title={t('leave.transfer')}
      onClose={onClose}
      confirm={t('leave.doTransfer')}
      variant="danger"
      act={destination.trim().length < 3 ? null : save}
    >
      <p>{t('leave.transferSays')}</p>
      <TextField label={t('leave.where')} value={destination} onChange={setDestination} maxLength={200} autoFocus />
    </ActDialog>
  )
}
