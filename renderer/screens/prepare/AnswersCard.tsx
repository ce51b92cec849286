import type { Answers } from '@shared/screening/scenario'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import styles from './PrepareScreen.module.css'

const yesNo = ['no', 'yes', 'unknown'] as const
const pregnancy = ['no', 'not-possible', 'tested-negative', 'possible', 'yes', 'unknown'] as const
const infection = ['no', 'yes', 'treated', 'unknown'] as const
const meals = ['light-meal', 'fatty-meal', 'breast-milk', 'clear-liquid'] as const
const simple = ['fever', 'onAntibiotics', 'escort', 'redFlags'] as const

/** What is asked on the day. A question nobody asked stays open; it is never taken for a "no". */
export function AnswersCard() {
  const t = useText('prepare')
  const { state, execute } = useCase()
  const { answers } = state.preparation
  const { activePerson } = useSession()
  const [more, setMore] = useState(false)
  const [asking, setAsking] = useState(false)
  const record = (change: Partial<Answers>) => void execute({ do: 'answers.record', answers: change })
  const options = <Value extends string>(values: readonly Value[], group: string) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }))
  return (
    <Card title={t('answer.title')}>
      {state.patient.sex !== 'male' && (
        <Choices
          label={t('answer.pregnant')}
          value={answers.pregnant ?? null}
          onChange={(pregnant) => record({ pregnant })}
          options={options(pregnancy, 'pregnancy')}
        />
      )}
      <Choices
        label={t('answer.infection')}
        value={answers.infection ?? null}
        onChange={(value) => record({ infection: value })}
        options={options(infection, 'infection')}
      />
      {simple.map((question) => (
        <Choices
          key={question}
          label={t(`answer.${question}`)}
          value={answers[question] ?? null}
          onChange={(value) => record({ [question]: value })}
          options={options(yesNo, 'yesNo')}
        />
      ))}
      {state.plan.sedation !== 'none' && (
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
          <Choices
            label={t('answer.ateWhat')}
            value={answers.ateWhat ?? null}
            onChange={(ateWhat) => record({ ateWhat })}
            options={options(meals, 'meal')}
          />
        </>
      )}
      <Choices
        label={t('answer.injectionIsAnswer')}
        value={answers.injectionIsAnswer ?? null}
        onChange={(injectionIsAnswer) => {
          if (activePerson?.role === 'physician') record({ injectionIsAnswer })
          else setAsking(true)
        }}
        options={options(yesNo, 'yesNo')}
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
}

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
