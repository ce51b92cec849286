import type { Failure } from '@shared/contract/channel'
import { type BlockConclusion, blockConclusions, type EarlierBlock } from '@shared/diary/events'
import { type Eligibility, eligibility } from '@shared/diary/judge'
import { procedureName } from '@shared/plan/catalogue'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import type { StatusKind } from '../../components/StatusIcon'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { formatCalendarDate, formatDate } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Diary.module.css'
import { sayEarlier } from './sayEarlier'

const kinds: Readonly<Record<Eligibility['verdict'], StatusKind>> = {
  meets: 'clear',
  'does-not-meet': 'caution',
  'not-yet': 'unknown',
  physician: 'caution',
  'not-applicable': 'info',
}

/** Whether radiofrequency follows, in plain words; the earlier block it is compared with; what a physician concluded. */
export function EligibilityPane() {
  const t = useText('diary')
  const { locale } = useSettings()
  const { state } = useCase()
  const policy = usePolicy()
  const [isConcluding, setIsConcluding] = useState(false)
  const { verdict, because, radiofrequency } = eligibility(state, policy)
  if (radiofrequency === null) return null
  const { conclusion } = state.diary
  const name = procedureName(radiofrequency, locale)
  return (
    <section className={styles.eligible} aria-label={t('eligible.title', { name })}>
      <h4>{t('eligible.title', { name })}</h4>
      <Status kind={kinds[verdict]}>{t(`eligible.${verdict}`)}</Status>
      <p>{t(`because.${because}`, { threshold: policy.blockReliefPercent })}</p>
      <p className={styles.muted}>
        {t(policy.blocksNeeded === 2 ? 'rule.two' : 'rule.one', { threshold: policy.blockReliefPercent })}
      </p>
      <Earlier />
      {conclusion === null ? (
        <div>
          <Button isDisabled={state.diary.diary === null} onPress={() => setIsConcluding(true)}>
            {t('conclude')}
          </Button>
        </div>
      ) : (
        <Status kind="info">
          {t('concluded', {
            what: t(`conclusion.${conclusion.conclusion}`),
            by: conclusion.by,
            on: formatDate(conclusion.at),
            reason: conclusion.reason,
          })}
        </Status>
      )}
      {isConcluding && <ConcludeDialog onClose={() => setIsConcluding(false)} />}
    </section>
  )
}

/** The earlier block at the same place: chosen, to choose, or none on this station. */
function Earlier() {
  const t = useText('diary')
  const { locale } = useSettings()
  const { caseId, state, execute, refusal, clearRefusal } = useCase()
  const [blocks, setBlocks] = useState<readonly EarlierBlock[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const { earlier } = state.diary
  useEffect(() => {
    void request('blocks.earlier', { caseId }).then((reply) => {
      if (reply.ok) setBlocks(reply.value.blocks)
      else setFailure(reply.failure)
    })
  }, [caseId])
  const others = (blocks ?? []).filter((each) => each.caseId !== earlier?.caseId || each.head !== earlier.head)
  return (
    <>
      {earlier !== null && (
        <p>{t('comparedWith', { block: sayEarlier(earlier, t, locale), by: earlier.comparedBy })}</p>
      )}
      {earlier === null && blocks !== null && blocks.length === 0 && <p className={styles.muted}>{t('noEarlier')}</p>}
      {others.map((block) => (
        <div key={block.caseId} className={styles.earlier}>
          <span>{sayEarlier(block, t, locale)}</span>
          <Button
            label={t('compareWith', { on: formatCalendarDate(block.on) })}
            onPress={() => void execute({ do: 'block.compare', earlier: block })}
          >
            {t('compare')}
          </Button>
        </div>
      ))}
      <RefusalBanner
        failure={refusal ?? failure}
        onDismiss={() => (refusal === null ? setFailure(null) : clearRefusal())}
      />
    </>
  )
}

function ConcludeDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('diary')
  const { execute } = useCase()
  const [conclusion, setConclusion] = useState<BlockConclusion | null>(null)
  const [reason, setReason] = useState('')
  const save = conclusion === null ? null : () => execute({ do: 'block.conclude', conclusion, reason: reason.trim() })
  return (
    <ActDialog title={t('conclude')} onClose={onClose} confirm={t('save')} act={save}>
      <p>{t('concludeSays')}</p>
      <Choices
        label={t('concludeWhat')}
        value={conclusion}
        options={blockConclusions.map((value) => ({ value, label: t(`conclusion.${value}`) }))}
        onChange={setConclusion}
      />
      <TextField label={t('concludeReason')} value={reason} onChange={setReason} maxLength={2000} />
    </ActDialog>
  )
}
