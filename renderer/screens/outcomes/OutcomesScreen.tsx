import type { Timepoint } from '@shared/outcomes/measures'
import { responseOf } from '@shared/outcomes/responder'
import { changeOf, painMeaning } from '@shared/outcomes/scoring'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { useText } from '../../text/useText'
import { DiaryCard } from '../diary/DiaryCard'
import { DomainChart } from './DomainChart'
import { EntryDialog } from './EntryDialog'
import { FollowUpCard } from './FollowUpCard'
import { MeasureChart } from './MeasureChart'
import { MeasureLine } from './MeasureLine'
import styles from './Outcomes.module.css'
import { answersByTimepoint, functionSeries, latestAnswers, medicationSeries, painSeries } from './series'

/** Pain, function and medication against the baseline, what is due, and entry in under a minute. */
export function OutcomesScreen() {
  const t = useText('outcomes')
  const { state } = useCase()
  const [entering, setEntering] = useState<Timepoint | null>(null)
  const kept = state.outcomes.measures.find((each) => each.timepoint === entering) ?? null
  const dialog = entering !== null && <EntryDialog timepoint={entering} kept={kept} onClose={() => setEntering(null)} />
  if (state.procedure.endedAt === null) {
    return (
      <>
        <EmptyState
          title={t('empty.title')}
          says={t('empty.says')}
          action={
            <Button variant="primary" onPress={() => setEntering('baseline')}>
              {t(state.outcomes.measures.length === 0 ? 'baseline.enter' : 'baseline.correct')}
            </Button>
          }
        />
        {dialog}
      </>
    )
  }
  const answers = answersByTimepoint(state)
  const goal = state.preparation.baseline?.goal ?? ''
  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <div>
          <p className={styles.goal}>{goal === '' ? t('goal.none') : t('goal', { goal })}</p>
          <p className={styles.muted}>{t('threeDomains')}</p>
        </div>
        <Answer />
      </header>
      <DiaryCard />
      <FollowUpCard onEnter={setEntering} />
      <div className={styles.three}>
        <MeasureChart title={t('domain.pain')} series={painSeries(answers)} kind="line" />
        <DomainChart domain="function" all={functionSeries(answers)} kind="line" />
        <DomainChart domain="medication" all={medicationSeries(answers)} kind="bars" />
      </div>
      <MeasureLine answers={answers} />
      {dialog}
    </div>
  )
}

/** Whether the treatment answered the question, by the site's definition of a responder. */
function Answer() {
  const t = useText('outcomes')
  const { state } = useCase()
  const policy = usePolicy()
  const answers = answersByTimepoint(state)
  const latest = latestAnswers(answers)
  if (latest === null) return <Status kind="unknown">{t('answer.none')}</Status>
  if (answers.baseline === null) return <Status kind="unknown">{t('answer.noBaseline')}</Status>
  const { verdict, because } = responseOf(answers.baseline, latest.measures, policy)
  const pain = changeOf(answers.baseline.nrsAverage, latest.measures.nrsAverage)
  return (
    <div className={styles.answer}>
      <p className={styles.verdict}>
        <Status kind={verdict === 'yes' ? 'clear' : verdict === 'no' ? 'caution' : 'unknown'}>
          {t(`answer.${verdict}`)}
        </Status>
      </p>
      <p className={styles.muted}>
        {t(`timepoint.${latest.timepoint}`)}:{' '}
        {t(`because.${because}`, {
          relief: policy.responderReliefPercent,
          withFunction: policy.responderWithFunctionPercent,
        })}
        {pain !== null && `. ${t(`pain.${painMeaning(pain)}`, { points: Math.abs(pain.points) })}`}
      </p>
    </div>
  )
}
