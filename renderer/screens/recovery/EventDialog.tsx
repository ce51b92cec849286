import { complicationGrades, complicationTerms } from '@shared/procedure/catalogue'
import { escalationFor, isExpected } from '@shared/recovery/terms'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Banner } from '../../components/Banner'
import { CheckField } from '../../components/CheckField'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'

/** Records an event with its grade and what was done; says at once what the reference asks to do now. */
export function EventDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('recovery')
  const { locale } = useSettings()
  const { state, execute } = useCase()
  const [at, setAt] = useState<string | null>(() => new Date().toISOString())
  const [term, setTerm] = useState<string | null>(null)
  const [grade, setGrade] = useState<string | null>(null)
  const [expected, setExpected] = useState(false)
  const [seen, setSeen] = useState('')
  const [action, setAction] = useState('')
  const advice = term === null ? null : escalationFor(term, expected)
  const terms = [...complicationTerms].sort((a, b) => Number(b.first) - Number(a.first))
  const save =
    at === null || term === null || grade === null
      ? null
      : () =>
          execute({
            do: 'recoveryEvent.record',
            at,
            term,
            grade: Number(grade),
            seen: seen.trim(),
            action: action.trim(),
            expected,
          })
  return (
    <ActDialog title={t('events.add')} size="wide" onClose={onClose} confirm={t('save')} act={save}>
      <Select
        label={t('events.what')}
        value={term}
        placeholder={t('events.choose')}
        options={terms.map(({ code, name }) => ({ value: code, label: name[locale] }))}
        onChange={(code) => {
          setTerm(code)
          setExpected(isExpected(code, state.plan))
        }}
      />
      {advice !== null && <Banner kind="stop">{t(`escalation.${advice}`)}</Banner>}
      <DateTimeField label={t('events.at')} value={at} onChange={setAt} />
      <Choices
        label={t('events.grade')}
        value={grade}
        options={complicationGrades.map((each) => ({ value: String(each.grade), label: each.name[locale] }))}
        onChange={setGrade}
      />
      <CheckField label={t('events.isExpected')} value={expected} onChange={setExpected} />
      <TextField label={t('events.seen')} value={seen} onChange={setSeen} maxLength={500} />
      <TextField label={t('events.action')} value={action} onChange={setAction} maxLength={500} />
    </ActDialog>
  )
}
