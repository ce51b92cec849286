import { isDiagnosticBlock } from '@shared/diary/block'
import { type BlockResult, judgeBlock } from '@shared/diary/judge'
import { agentNames } from '@shared/procedure/catalogue'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import { SheetButtons } from '../../documents/SheetButtons'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './Diary.module.css'
import { DiaryChart } from './DiaryChart'
import { DiaryDialog } from './DiaryDialog'
import { EligibilityPane } from './EligibilityPane'
import { spell } from './spell'

/** What the hours after a diagnostic block said, and what follows from it. Nothing for other procedures. */
export function DiaryCard() {
  const t = useText('diary')
  const { caseId, state } = useCase()
  const policy = usePolicy()
  const [isOpen, setIsOpen] = useState(false)
  if (!isDiagnosticBlock(state) || state.procedure.endedAt === null) return null
  const { diary, corrections } = state.diary
  const result = judgeBlock(state, policy)
  return (
    <Card
      title={t('title')}
      actions={
        <Button variant={diary === null ? 'primary' : 'plain'} onPress={() => setIsOpen(true)}>
          {t(diary === null ? 'enter' : 'correct')}
        </Button>
      }
    >
      {diary === null ? (
        <Status kind="unknown">{t('none')}</Status>
      ) : (
        <div className={styles.two}>
          <div className={styles.said}>
            <Answer result={result} threshold={policy.blockReliefPercent} />
            <p className={styles.muted}>
              {t(`how.${diary.how}`)} · {diary.by}
              {diary.movement !== '' && ` · ${t('withMovement', { movement: diary.movement })}`}
            </p>
            {corrections.length > 0 && (
              <p className={styles.muted}>
                {t('corrected', { count: corrections.length, reason: corrections.at(-1)?.reason ?? '' })}
              </p>
            )}
          </div>
          <DiaryChart result={result} threshold={policy.blockReliefPercent} />
        </div>
      )}
      <EligibilityPane />
      <SheetButtons paper={{ caseId, kind: 'pain-diary' }} name={t('paper')} />
      {isOpen && <DiaryDialog onClose={() => setIsOpen(false)} />}
    </Card>
  )
}

function Answer({ result, threshold }: { readonly result: BlockResult; readonly threshold: number }) {
  const t = useText('diary')
  const { locale } = useSettings()
  const { answer, best, relieved, agents, expected, duration, notes, before } = result
  const kind = answer === 'positive' ? 'clear' : answer === 'negative' ? 'caution' : 'unknown'
  return (
    <>
      <p className={styles.answer}>
        <Status kind={kind}>{t(`answer.${answer}`, { threshold })}</Status>
      </p>
      {best !== null && (
        <p>{t('best', { percent: Math.floor(best.percent), after: spell(best.minutes, t), before: before ?? '–' })}</p>
      )}
      {relieved !== null && (
        <p>
          {relieved.until === null
            ? t('heldOpen', { threshold, least: spell(relieved.atLeast, t) })
            : t('held', { threshold, least: spell(relieved.atLeast, t), most: spell(relieved.until, t) })}
        </p>
      )}
      {agents.length > 0 && (
        <p>
          {expected === null
            ? t('noDuration', { agents: agentNames(agents, locale) })
            : t('explains', {
                agents: agentNames(agents, locale),
                from: spell(expected[0], t),
                to: spell(expected[1], t),
              })}
        </p>
      )}
      {relieved !== null && (
        <Status kind={duration === 'as-expected' ? 'clear' : duration === 'not-known' ? 'unknown' : 'caution'}>
          {t(`duration.${duration}`)}
        </Status>
      )}
      {notes.map((note) => (
        <Status key={note} kind="info">
          {t(`note.${note}`)}
        </Status>
      ))}
    </>
  )
}
