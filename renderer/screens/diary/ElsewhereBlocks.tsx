import { coversPlace } from '@shared/diary/elsewhere'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Diary.module.css'

/** Blocks that somebody told of, each with who said so; what was told wrongly is taken out again with a reason. */
export function ElsewhereBlocks() {
  const t = useText('diary')
  const common = useText('common')
  const { state } = useCase()
  const [withdrawing, setWithdrawing] = useState<string | null>(null)
  const { elsewhere } = state.diary
  if (elsewhere.length === 0) return null
  const canChange = state.procedure.startedAt === null
  return (
    <>
      <p className={styles.muted}>{t('elsewhere.title')}</p>
      <ul className={styles.blocks}>
        {elsewhere.map((block) => {
          const { id, on, levels, side, anaesthetic, reliefPercent, saidBy, by } = block
          const day = formatCalendarDate(on)
          return (
            <li key={id}>
              {t('elsewhere.line', {
                on: day,
                place: [levels.join(', '), common(`side.${side}`)].filter((part) => part !== '').join(' '),
                anaesthetic,
                relief:
                  reliefPercent === null ? t('elsewhere.noRelief') : t('earlier.relief', { percent: reliefPercent }),
                saidBy,
                by,
              })}{' '}
              {!coversPlace(state.plan, block) && t('elsewhere.otherPlace')}
              {canChange && (
                <Button
                  variant="quiet"
                  label={t('elsewhere.withdrawOf', { on: day })}
                  onPress={() => setWithdrawing(id)}
                >
                  {t('elsewhere.withdraw')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {withdrawing !== null && <WithdrawDialog id={withdrawing} onClose={() => setWithdrawing(null)} />}
    </>
  )
}

function WithdrawDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useText('diary')
  const { execute } = useCase()
  const [reason, setReason] = useState('')
  const act =
    reason.trim().length < 3 ? null : () => execute({ do: 'basis.withdrawElsewhere', id, reason: reason.trim() })
  return (
    <ActDialog title={t('elsewhere.withdraw')} onClose={onClose} confirm={t('elsewhere.withdraw')} act={act}>
      <TextField label={t('why.withdraw')} value={reason} onChange={setReason} maxLength={2000} autoFocus />
    </ActDialog>
  )
}
