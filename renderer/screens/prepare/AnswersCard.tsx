import type { Answers } from '@shared/screening/scenario'
import { memo, useCallback, useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
import { TextField } from '../../components/TextField'
import type { OpenCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import styles from './PrepareScreen.module.css'

const yesNo = ['no', 'yes', 'unknown'] as const
const pregnancy = ['no', 'not-possible', 'tested-negative', 'possible', 'yes', 'unknown'] as const
const infection = ['no', 'yes', 'treated', 'unknown'] as const
const meals = ['light-meal', 'fatty-meal', 'breast-milk', 'clear-liquid'] as const
const simple = ['fever', 'onAntibiotics', 'escort', 'redFlags'] as const

type AnswersCardProps = Pick<OpenCase, 'execute'> &
  Pick<OpenCase['state']['preparation'], 'answers'> &
  Pick<OpenCase['state']['patient'], 'sex'> &
  Pick<OpenCase['state']['plan'], 'sedation'>

/** What is asked on the day. A question nobody asked stays open; it is never taken for a "no". */
export const AnswersCard = memo(({ answers, sex, sedation, execute }: AnswersCardProps) => {
  const t = useText('prepare')
  const { activePerson } = useSession()
  const [more, setMore] = useState(false)
  const [asking, setAsking] = useState(false)
  const record = useCallback(
    (change: Partial<Answers>) => void execute({ do: 'answers.record', answers: change }),
    [execute],
  )
  return (
    <Card title={t('answer.title')}>
      {sex !== 'male' && (
        <Question
          asks="pregnant"
          answer={answers.pregnant ?? null}
          values={pregnancy}
          words="pregnancy"
          onRecord={record}
        />
      )}
      <Question
        asks="infection"
        answer={answers.infection ?? null}
        values={infection}
        words="infection"
        onRecord={record}
      />
      {simple.map((question) => (
        <Question
          key={question}
          asks={question}
          answer={answers[question] ?? null}
          values={yesNo}
          words="yesNo"
          onRecord={record}
        />
      ))}
      {sedation !== 'none' && (
        <>
          <div className={styles.two}>
            <DateTimeField
              label={t('answer.ateAt')}
              value={answers.ateAt ?? null}
              onChange={(ateAt) => record({ ateAt })}
            />
            <DateTimeField
              label={t('answer.drankAt')}
              value={answers.drankAt ?? null}
              onChange={(drankAt) => record({ drankAt })}
            />
          </div>
          <Question asks="ateWhat" answer={answers.ateWhat ?? null} values={meals} words="meal" onRecord={record} />
        </>
      )}
      <Choices
        label={t('answer.injectionIsAnswer')}
        value={answers.injectionIsAnswer ?? null}
        onChange={(injectionIsAnswer) => {
          if (activePerson?.role === 'physician') record({ injectionIsAnswer })
          else setAsking(true)
        }}
        options={yesNo.map((value) => ({ value, label: t(`yesNo.${value}`) }))}
      />
      <SignInDialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        roles={['physician']}
        says={t('answer.physician')}
      />
      {more ? (
        <MoreAnswers answers={answers} onRecord={record} />
      ) : (
        <Button variant="quiet" onPress={() => setMore(true)}>
          {t('answer.more')}
        </Button>
      )}
    </Card>
  )
})

type QuestionProps = {
  readonly asks: keyof Answers
  readonly answer: string | null
  readonly values: readonly string[]
  /** The group of texts that the values are named by. */
  readonly words: string
  readonly onRecord: (change: Partial<Answers>) => void
}

/** One question with its answers in sight; drawn again only when its own answer changes. */
const Question = memo(({ asks, answer, values, words, onRecord }: QuestionProps) => {
  const t = useText('prepare')
  const options = useMemo(() => values.map((value) => ({ value, label: t(`${words}.${value}`) })), [values, words, t])
  return (
    <Choices
      label={t(`answer.${asks}`)}
      value={answer}
      onChange={(value) => onRecord({ [asks]: value })}
      options={options}
    />
  )
})

function MoreAnswers({
  answers,
  onRecord,
}: {
  readonly answers: Answers
  readonly onRecord: (change: Partial<Answers>) => void
}) {
  const t = useText('prepare')
  const [devicePlan, setDevicePlan] = useState(answers.devicePlan ?? '')
  const options = yesNo.map((value) => ({ value, label: t(`yesNo.${value}`) }))
  return (
    <>
      <Choices
        label={t('answer.breastfeeding')}
        value={answers.breastfeeding ?? null}
        onChange={(breastfeeding) => onRecord({ breastfeeding })}
        options={options}
      />
      <Choices
        label={t('answer.jointSurgeryPlanned')}
        value={answers.jointSurgeryPlanned ?? null}
        onChange={(jointSurgeryPlanned) => onRecord({ jointSurgeryPlanned })}
        options={options}
      />
      <Choices
        label={t('answer.latexFreeRoom')}
        value={answers.latexFreeRoom ?? null}
        onChange={(latexFreeRoom) => onRecord({ latexFreeRoom })}
        options={options}
      />
      <div className={styles.inline}>
        <TextField label={t('answer.devicePlan')} value={devicePlan} onChange={setDevicePlan} maxLength={500} />
        <Button isDisabled={devicePlan.trim() === ''} onPress={() => onRecord({ devicePlan })}>
          {t('record')}
        </Button>
      </div>
    </>
  )
}
