import { type Line, textOf } from '@shared/discharge/document'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { Status } from '../../components/Status'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './Discharge.module.css'

/** Questions the patient answers in their own words; asked again until they are understood. */
export function TeachBackCard({ questions }: { readonly questions: readonly Line[] }) {
  const t = useText('discharge')
  const { state, phase } = useCase()
  const [asking, setAsking] = useState<Line | null>(null)
  return (
    <Card title={t('teach.title')}>
      <p className={styles.muted}>{t('teach.says')}</p>
      <ul className={styles.list}>
        {questions.map((line) => {
          const answers = state.discharge.teachBack.filter((each) => each.block === line.block)
          const last = answers.at(-1)
          return (
            <li key={line.block} className={styles.line}>
              <div>
                <p className={styles.strong}>
                  <bdi>{textOf(line)}</bdi>
                </p>
                {last === undefined ? (
                  <Status kind="unknown">{t('teach.notAsked')}</Status>
                ) : (
                  <Status kind={last.understood ? 'clear' : 'caution'}>
                    {t(last.understood ? 'teach.understood' : 'teach.again')}
                    {last.answer !== '' && `: “${last.answer}”`}
                  </Status>
                )}
              </div>
              {phase !== 'discharged' && (
                <Button label={t('teach.askThis', { question: textOf(line) })} onPress={() => setAsking(line)}>
                  {t('teach.ask')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {asking !== null && <AskDialog line={asking} onClose={() => setAsking(null)} />}
    </Card>
  )
}

function AskDialog({ line, onClose }: { readonly line: Line; readonly onClose: () => void }) {
  const t = useText('discharge')
  const { execute } = useCase()
  const [answer, setAnswer] = useState('')
  const [understood, setUnderstood] = useState<'yes' | 'no' | null>(null)
  const question = textOf(line)
  const save = () =>
    execute({
      do: 'teachBack.record',
      block: line.block,
      question,
      answer: answer.trim(),
      understood: understood === 'yes',
    })
  return (
    <ActDialog title={question} onClose={onClose} confirm={t('save')} act={understood === null ? null : save}>
      <TextField label={t('teach.answer')} value={answer} onChange={setAnswer} maxLength={1000} autoFocus />
      <Choices
        label={t('teach.isUnderstood')}
        value={understood}
        options={[
          { value: 'yes', label: t('yes') },
          { value: 'no', label: t('teach.no') },
        ]}
        onChange={setUnderstood}
      />
    </ActDialog>
  )
}
