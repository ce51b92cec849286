import { type BasisQuestion, basisKey } from '@shared/diary/basisQuestion'
import { type ElsewhereBlock, elsewhereBlockSchema } from '@shared/diary/elsewhere'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Button } from '../../components/Button'
import { Choices } from '../../components/Choices'
import { DateField } from '../../components/DateField'
import { NumberField } from '../../components/NumberField'
import { TextArea, TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import styles from './Diary.module.css'

/** Until the procedure begins: enter a block that was done elsewhere; where the rule of the site is not met, a physician answers. */
export function BasisActs({ question }: { readonly question: BasisQuestion | null }) {
  const t = useText('diary')
  const { state } = useCase()
  const [open, setOpen] = useState<'elsewhere' | 'answer' | null>(null)
  const close = () => setOpen(null)
  if (state.procedure.startedAt !== null) return null
  return (
    <>
      <div className={styles.acts}>
        <Button onPress={() => setOpen('elsewhere')}>{t('elsewhere.enter')}</Button>
        {question !== null && question.answer === null && (
          <Button variant="primary" onPress={() => setOpen('answer')}>
            {t('basis.answerDo')}
          </Button>
        )}
      </div>
      {open === 'elsewhere' && <ElsewhereDialog onClose={close} />}
      {open === 'answer' && question !== null && <AnswerDialog question={question} onClose={close} />}
    </>
  )
}

type AnswerDialogProps = { readonly question: BasisQuestion; readonly onClose: () => void }

function AnswerDialog({ question, onClose }: AnswerDialogProps) {
  const t = useText('diary')
  const { execute } = useCase()
  const { activePerson } = useSession()
  const [reason, setReason] = useState('')
  // What stood on the screen when the answer was begun: where it changes meanwhile, the answer is refused and read anew.
  const [read] = useState(() => basisKey(question.read))
  if (activePerson?.role !== 'physician') {
    return <SignInDialog isOpen onClose={onClose} roles={['physician']} says={t('basis.physician')} />
  }
  const act = reason.trim().length < 3 ? null : () => execute({ do: 'basis.answer', reason: reason.trim(), read })
  return (
    <ActDialog
      title={t('basis.answerDo')}
      onClose={onClose}
      confirm={t('basis.answerSave')}
      act={act}
      role="alertdialog"
    >
      <p>{t('basis.answerSays')}</p>
      <TextArea label={t('basis.question')} value={reason} onChange={setReason} maxLength={2000} autoFocus />
    </ActDialog>
  )
}

const sides = ['left', 'right', 'bilateral'] as const

/** What a letter, another clinic or the patient says of a block. The side is nobody's until somebody says it. */
function ElsewhereDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('diary')
  const common = useText('common')
  const { state, execute } = useCase()
  const { plan } = state
  const [on, setOn] = useState('')
  const [levels, setLevels] = useState(plan.levels.join(', '))
  const hasSides = sides.some((each) => each === plan.side)
  const [side, setSide] = useState<ElsewhereBlock['side'] | null>(hasSides ? null : plan.side)
  const [anaesthetic, setAnaesthetic] = useState('')
  const [reliefPercent, setReliefPercent] = useState<number | null>(null)
  const [saidBy, setSaidBy] = useState('')
  const read = elsewhereBlockSchema.safeParse({
    on,
    levels: levels
      .split(',')
      .map((level) => level.trim())
      .filter((level) => level !== ''),
    side,
    anaesthetic,
    reliefPercent,
    saidBy,
  })
  const act = read.success ? () => execute({ do: 'basis.recordElsewhere', block: read.data }) : null
  return (
    <ActDialog title={t('elsewhere.enter')} onClose={onClose} confirm={t('save')} act={act}>
      <p>{t('elsewhere.says')}</p>
      <DateField label={t('elsewhere.on')} value={on} onChange={setOn} />
      <TextField label={t('elsewhere.levels')} value={levels} onChange={setLevels} maxLength={200} />
      {hasSides && (
        <Choices
          label={t('elsewhere.side')}
          value={side}
          options={sides.map((value) => ({ value, label: common(`side.${value}`) }))}
          onChange={setSide}
        />
      )}
      <TextField label={t('elsewhere.anaesthetic')} value={anaesthetic} onChange={setAnaesthetic} maxLength={200} />
      <NumberField
        label={t('elsewhere.relief')}
        unit="%"
        min={0}
        max={100}
        value={reliefPercent}
        onChange={(value) => setReliefPercent(value === null || Number.isInteger(value) ? value : null)}
      />
      <TextField
        label={t('elsewhere.saidBy')}
        help={t('elsewhere.saidByHelp')}
        value={saidBy}
        onChange={setSaidBy}
        maxLength={200}
      />
    </ActDialog>
  )
}
