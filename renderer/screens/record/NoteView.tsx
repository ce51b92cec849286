import type { Failure } from '@shared/contract/channel'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { CheckField } from '../../components/CheckField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { OperativeNote } from '../../documents/OperativeNote'
import { useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './RecordScreen.module.css'

/** The operative note as it is saved and printed. It is changed only by an addendum. */
export function NoteView({ onAddendum }: { readonly onAddendum: () => void }) {
  const t = useText('record')
  const { caseId } = useCase()
  const { printer } = useSettings()
  const [withEntries, setWithEntries] = useState(false)
  const [says, setSays] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  const doing = async (act: () => Promise<Failure | string | null>) => {
    setBusy(true)
    setSays(null)
    setFailure(null)
    try {
      const outcome = await act()
      if (typeof outcome === 'string') setSays(outcome)
      else setFailure(outcome)
    } finally {
      setBusy(false)
    }
  }
  const save = () =>
    doing(async () => {
      const reply = await request('documents.savePdf', { caseId, kind: 'operative-note' })
      if (!reply.ok) return reply.failure
      return reply.value.cancelled ? null : t('noteSaved')
    })
  const print = () =>
    doing(async () => {
      const listed = await request('documents.printers', {})
      if (!listed.ok) return listed.failure
      const { printers } = listed.value
      const chosen = printers.find((each) => each.name === printer) ?? printers.find((each) => each.isDefault)
      const to = chosen ?? printers[0]
      if (to === undefined) return t('note.noPrinter')
      const reply = await request('documents.print', { caseId, kind: 'operative-note', printer: to.name, copies: 1 })
      return reply.ok ? t('note.printed', { printer: to.label }) : reply.failure
    })

  return (
    <>
      <div className={styles.row}>
        <Button onPress={onAddendum}>{t('note.addendum')}</Button>
        <Button onPress={() => void save()} isDisabled={isBusy}>
          {t(isBusy ? 'saving' : 'note.save')}
        </Button>
        <Button onPress={() => void print()} isDisabled={isBusy}>
          {t('note.print')}
        </Button>
        <CheckField label={t('note.entries')} value={withEntries} onChange={setWithEntries} />
      </div>
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      {says !== null && <Banner kind="info">{says}</Banner>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long note is scrolled with the keyboard */}
      <section className={styles.paper} aria-label={t('note.preview')} tabIndex={0}>
        <OperativeNote withEntries={withEntries} />
      </section>
    </>
  )
}
