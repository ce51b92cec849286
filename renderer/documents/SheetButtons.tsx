import type { CaseId } from '@shared/case/envelope'
import type { Failure } from '@shared/contract/channel'
import type { documentKinds, OutputOf, siteDocumentKinds } from '@shared/contract/channels'
import { useState } from 'react'
import { request } from '../bridge/bridge'
import { Banner } from '../components/Banner'
import { Button } from '../components/Button'
import { Dialog } from '../components/Dialog'
import { DialogActions } from '../components/DialogActions'
import { RefusalBanner } from '../components/RefusalBanner'
import { Select } from '../components/Select'
import { changeSettings, useSettings } from '../state/settings'
import { useText } from '../text/useText'
import styles from './SheetButtons.module.css'

/** A document of a case, or one about the site or a day. */
type Paper =
  | { readonly caseId: CaseId; readonly kind: (typeof documentKinds)[number] }
  | { readonly site: (typeof siteDocumentKinds)[number]; readonly day: string | null }

type Printer = OutputOf<'documents.printers'>['printers'][number]

/**
 * Paper or file, for documents that are a view of the record: the printer is asked for, a PDF goes where one chooses.
 * `name` stands on the buttons where a screen has several documents.
 */
export function SheetButtons({ paper, name }: { readonly paper: Paper; readonly name?: string }) {
  const t = useText('documents')
  const settings = useSettings()
  const [printers, setPrinters] = useState<readonly Printer[] | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const printer =
    printers?.find(({ name }) => name === settings.printer)?.name ??
    printers?.find(({ isDefault }) => isDefault)?.name ??
    printers?.[0]?.name ??
    null

  const during = async (act: () => Promise<void>) => {
    setBusy(true)
    setFailure(null)
    setDone(null)
    await act()
    setBusy(false)
  }
  const save = () =>
    during(async () => {
      const reply =
        'site' in paper
          ? await request('siteDocuments.savePdf', { kind: paper.site, day: paper.day })
          : await request('documents.savePdf', paper)
      if (!reply.ok) setFailure(reply.failure)
      else if (reply.value.path !== null) setDone(t('paper.saved', { path: reply.value.path }))
    })
  const ask = () =>
    during(async () => {
      const reply = await request('documents.printers', {})
      if (!reply.ok) setFailure(reply.failure)
      else if (reply.value.printers.length === 0) setDone(t('paper.noPrinter'))
      else setPrinters(reply.value.printers)
    })
  const print = () =>
    during(async () => {
      if (printer === null) return
      const reply =
        'site' in paper
          ? await request('siteDocuments.print', { kind: paper.site, day: paper.day, printer, copies: 1 })
          : await request('documents.print', { ...paper, printer, copies: 1 })
      setPrinters(null)
      if (reply.ok) setDone(t('paper.printed'))
      else setFailure(reply.failure)
    })
  return (
    <div className={styles.paper}>
      <Button isDisabled={busy} onPress={() => void ask()}>
        {name === undefined ? t('paper.print') : t('paper.printOf', { name })}
      </Button>
      <Button
        isDisabled={busy}
        onPress={() => void save()}
        {...(name === undefined ? {} : { label: t('paper.pdfOf', { name }) })}
      >
        {t('paper.pdf')}
      </Button>
      {busy && <span role="status">{t('paper.busy')}</span>}
      {done !== null && <Banner kind="info">{done}</Banner>}
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      {printers !== null && (
        <Dialog
          title={t('paper.print')}
          isOpen
          onClose={() => setPrinters(null)}
          actions={
            <DialogActions
              cancel={t('paper.cancel')}
              onCancel={() => setPrinters(null)}
              confirm={t('paper.print')}
              onConfirm={() => void print()}
              isDisabled={busy}
            />
          }
        >
          <Select
            label={t('paper.printer')}
            value={printer}
            options={printers.map(({ name, label }) => ({ value: name, label }))}
            onChange={(name) => void changeSettings({ printer: name })}
          />
        </Dialog>
      )}
    </div>
  )
}
