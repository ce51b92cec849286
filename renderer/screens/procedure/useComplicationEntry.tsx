import { complicationGrades, complicationTermOf, complicationTerms } from '@shared/procedure/catalogue'
import type { ActOf } from '@shared/procedure/events'
import type { Needle } from '@shared/procedure/state'
import { type ReactNode, useState } from 'react'
import { Banner } from '../../components/Banner'
import { Choices } from '../../components/Choices'
import { DateTimeField } from '../../components/DateTimeField'
import { Select } from '../../components/Select'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { useLevelName, useName } from './useReason'

type Complication = ActOf<'complication.record'>
/** `act` is null until it is known what happened and since when. */
type ComplicationEntry = { readonly act: Complication | null; readonly fields: ReactNode }

/** The fields of what happened, and the act that they make. `start` is the term to begin with, or the entry to put right. */
export function useComplicationEntry(needle: Needle | null, start: string | Complication): ComplicationEntry {
  const t = useText('procedure')
  const nameOf = useName()
  const levelOf = useLevelName()
  const { state } = useCase()
  const initial = typeof start === 'string' ? null : start
  const suggested = initial?.term ?? (typeof start === 'string' ? start : '')
  const [term, setTerm] = useState<string | null>(suggested === '' ? null : suggested)
  const [onset, setOnset] = useState<string | null>(() => initial?.onset ?? new Date().toISOString())
  const [grade, setGrade] = useState<string | null>(initial?.grade == null ? null : String(initial.grade))
  const [atNeedle, setAtNeedle] = useState(initial === null ? suggested !== '' : initial.needleId !== null)
  const [isExpected, setExpected] = useState(initial?.expected ?? false)
  const [action, setAction] = useState(initial?.action ?? '')
  const first = complicationTerms.filter((each) => each.first)
  const rest = complicationTerms.filter((each) => !each.first)
  const chosen = term === null ? undefined : complicationTermOf(term)
  const mayBeExpected = chosen?.expectedIn.includes(state.plan.procedure) ?? false

  const act: Complication | null =
    term === null || onset === null
      ? null
      : {
          do: 'complication.record',
          term,
          onset,
          grade: grade === null ? null : Number(grade),
          expected: mayBeExpected && isExpected,
          relation: initial?.relation ?? 'not-assessed',
          needleId: atNeedle ? (needle?.id ?? null) : null,
          action,
          outcome: initial?.outcome ?? '',
        }
  const fields = (
    <>
      <Choices
        label={t('complication.what')}
        options={first.map((each) => ({ value: each.code, label: nameOf(each.name) }))}
        value={first.some((each) => each.code === term) ? term : null}
        onChange={setTerm}
      />
      <Select
        label={t('complication.other')}
        options={rest.map((each) => ({ value: each.code, label: nameOf(each.name) }))}
        value={rest.some((each) => each.code === term) ? term : null}
        onChange={setTerm}
        placeholder={t('choose')}
      />
      {chosen?.reportable === true && <Banner kind="caution">{t('complication.report')}</Banner>}
      {mayBeExpected && (
        <Choices
          label={t('complication.expected')}
          options={[
            { value: 'yes', label: t('complication.expected.yes') },
            { value: 'no', label: t('complication.expected.no') },
          ]}
          value={isExpected ? 'yes' : 'no'}
          onChange={(value) => setExpected(value === 'yes')}
        />
      )}
      <Choices
        label={t('complication.grade')}
        options={complicationGrades.map((each) => ({
          value: String(each.grade),
          label: `${each.grade} ${nameOf(each.name)}`,
        }))}
        value={grade}
        onChange={setGrade}
      />
      <DateTimeField label={t('complication.onset')} value={onset} onChange={setOnset} />
      {needle !== null && (
        <Choices
          label={t('complication.needle')}
          options={[
            { value: 'yes', label: t('complication.needle.this', { level: levelOf(needle.level) }) },
            { value: 'no', label: t('complication.needle.none') },
          ]}
          value={atNeedle ? 'yes' : 'no'}
          onChange={(value) => setAtNeedle(value === 'yes')}
        />
      )}
      <TextArea label={t('complication.action')} value={action} onChange={setAction} rows={2} maxLength={2000} />
    </>
  )
  return { act, fields }
}
