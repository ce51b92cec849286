import { type BookRow, type BookSection, bookOf, bookSections } from '@shared/rulebook/book'
import { rulesInForce } from '@shared/rulebook/inForce'
import { emptyRulebook } from '@shared/rulebook/rulebook'
import { useMemo, useState } from 'react'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { CheckField } from '../../components/CheckField'
import { Chip } from '../../components/Chip'
import { Choices } from '../../components/Choices'
import { EmptyState } from '../../components/EmptyState'
import { PinDialog } from '../../components/PinDialog'
import { TextArea, TextField } from '../../components/TextField'
import { actOnRules, usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './Rules.module.css'
import { rowName, valueWords } from './ruleWords'

/** The tables as a readable book: every row with its values, its source and how well it is known. */
export function BookCard() {
  const t = useText('rules')
  const { locale } = useSettings()
  const { rulebook = emptyRulebook } = usePolicy()
  const book = useMemo(() => bookOf(rulesInForce(rulebook), locale), [rulebook, locale])
  const [section, setSection] = useState<BookSection>('drugs')
  const [search, setSearch] = useState('')
  const [memoryOnly, setMemoryOnly] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [confirming, setConfirming] = useState(false)
  const wanted = search.trim().toLocaleLowerCase()
  const rows = book[section].filter(
    (row) =>
      (!memoryOnly || row.confidence === 'memory-to-verify') &&
      (wanted === '' || `${rowName(t, row)} ${row.notes} ${row.source}`.toLocaleLowerCase().includes(wanted)),
  )
  const choose = (key: string, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, key] : [...before].filter((each) => each !== key)))
  return (
    <Card
      title={t('book.title')}
      actions={
        chosen.size > 0 && (
          <Button variant="primary" onPress={() => setConfirming(true)}>
            {t('confirm.do', { count: chosen.size })}
          </Button>
        )
      }
    >
      <Choices
        label={t('section')}
        isLabelHidden
        value={section}
        onChange={setSection}
        options={bookSections.map((value) => ({ value, label: t(`section.${value}`) }))}
      />
      <div className={styles.filter}>
        <TextField label={t('search')} value={search} onChange={setSearch} maxLength={80} />
        <CheckField label={t('memoryOnly')} value={memoryOnly} onChange={setMemoryOnly} />
      </div>
      <p className={styles.muted}>{t('rows', { count: rows.length, of: book[section].length })}</p>
      {rows.length === 0 && (
        <EmptyState
          title={t('noRows')}
          says={t('noRowsSays')}
          action={
            <Button
              onPress={() => {
                setSearch('')
                setMemoryOnly(false)
              }}
            >
              {t('allRows')}
            </Button>
          }
        />
      )}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            isChosen={chosen.has(row.key)}
            onChoose={row.key.startsWith('procedure/') ? null : (on) => choose(row.key, on)}
          />
        ))}
      </ul>
      {confirming && (
        <ConfirmDialog rows={[...chosen]} onDone={() => setChosen(new Set())} onClose={() => setConfirming(false)} />
      )}
    </Card>
  )
}

type RowProps = {
  readonly row: BookRow
  readonly isChosen: boolean
  readonly onChoose: ((on: boolean) => void) | null
}

function Row({ row, isChosen, onChoose }: RowProps) {
  const t = useText('rules')
  const name = rowName(t, row)
  const fromMemory = row.confidence === 'memory-to-verify'
  return (
    <li className={styles.row}>
      <div className={styles.rowHead}>
        <b>{name}</b>
        {row.isOwn && <Chip kind="info">{t('own')}</Chip>}
        <Chip kind={fromMemory ? 'unknown' : 'clear'}>{t(`mark.${row.confidence}`)}</Chip>
        {fromMemory && onChoose !== null && (
          <CheckField label={t('confirm.row', { name })} value={isChosen} onChange={onChoose} />
        )}
      </div>
      <dl className={styles.values}>
        {row.values.map((value) => (
          <div key={value.label} className={styles.value}>
            <dt>{t(`label.${value.label}`)}</dt>
            <dd>
              {valueWords(t, value) === '' ? '–' : valueWords(t, value)}
              {value.site !== null && (
                <b className={styles.ours}>{t('here', { value: valueWords(t, value, value.site) })}</b>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {row.notes !== '' && (
        <p className={styles.muted} lang="en">
          {row.notes}
        </p>
      )}
      <p className={styles.muted} lang="en">
        {[row.source, row.edition].filter((part) => part !== null && part !== '').join(' · ')}
      </p>
    </li>
  )
}

type ConfirmProps = { readonly rows: readonly string[]; readonly onDone: () => void; readonly onClose: () => void }

/** The lead has held rows from memory against the source, and says which source. */
function ConfirmDialog({ rows, onDone, onClose }: ConfirmProps) {
  const t = useText('rules')
  const [read, setRead] = useState('')
  return (
    <PinDialog
      title={t('confirm.title', { count: rows.length })}
      act={t('confirm.act')}
      roles={['physician']}
      isDisabled={read.trim().length < 3}
      onClose={onClose}
      onConfirm={async (personId, pin) => {
        const done = await actOnRules({ do: 'rules.confirmRows', rows: [...rows], read }, { personId, pin })
        if (!done.ok) return done.failure
        onDone()
        return null
      }}
    >
      <p>{t('confirm.says')}</p>
      <TextArea label={t('confirm.read')} value={read} onChange={setRead} rows={2} maxLength={2000} />
    </PinDialog>
  )
}
