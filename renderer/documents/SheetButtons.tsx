import type { CaseId } from '@shared/case/envelope'
import type { Failure, Outcome } from '@shared/contract/channel'
import type { documentKinds, siteDocumentKinds } from '@shared/contract/channels'
import { memo, useState } from 'react'
import { request } from '../bridge/bridge'
import { Banner } from '../components/Banner'
import { Button } from '../components/Button'
import { Dialog } from '../components/Dialog'
import { DialogActions } from '../components/DialogActions'
import { RefusalBanner } from '../components/RefusalBanner'
import { usePrinters } from '../state/prints'
import { useText } from '../text/useText'
import { PrinterFields } from './PrinterFields'
import styles from './SheetButtons.module.css'

/** A document of a case, one about the site or a day, or the team's report of a week. */
type Paper =
  | { readonly caseId: CaseId; readonly kind: (typeof documentKinds)[number] }
  | { readonly site: (typeof siteDocumentKinds)[number]; readonly day: string | null }
  | { readonly week: string }

/**
 * Paper or file, for documents that are a view of the record: the printer is asked for, a PDF goes where one chooses.
 * `name` stands on the buttons where a screen has several documents.
 */
export const SheetButtons = memo(({ paper, name }: { readonly paper: Paper; readonly name?: string }) => {
  const t = useText('documents')
  const [isAsking, setIsAsking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  const during = async (act: () => Promise<void>) => {
    setBusy(true)
    setFailure(null)
    setDone(null)
    await act()
    setBusy(false)
  }
  const save = () =>
    during(async () => {
      const reply = await saved(paper)
      if (!reply.ok) setFailure(reply.failure)
      else if (reply.value.path !== null) setDone(t('paper.saved', { path: reply.value.path }))
    })
  const print = (printer: string, copies: number) =>
    during(async () => {
      setIsAsking(false)
      const reply = await printed(paper, { printer, copies })
      if (reply.ok) setDone(t(reply.value.printed ? 'paper.printed' : 'paper.queued'))
      else setFailure(reply.failure)
    })
  return (
    <div className={styles.paper}>
      <Button isDisabled={busy} onPress={() => setIsAsking(true)}>
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
      {isAsking && (
        <PrintDialog onClose={() => setIsAsking(false)} onPrint={(printer, copies) => void print(printer, copies)} />
      )}
    </div>
  )
})

type PrintDialogProps = {
  readonly onClose: () => void
  readonly onPrint: (printer: string, copies: number) => void
}

function PrintDialog({ onClose, onPrint }: PrintDialogProps) {
  const t = useText('documents')
  const { printers, chosen, choose } = usePrinters()
  const [copies, setCopies] = useState<number | null>(1)
  return (
    <Dialog
      title={t('paper.print')}
      isOpen
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('paper.cancel')}
          onCancel={onClose}
          confirm={t('paper.print')}
          onConfirm={() => {
            if (chosen !== null && copies !== null) onPrint(chosen.name, copies)
          }}
          isDisabled={chosen === null || copies === null}
        />
      }
    >
      {printers?.length === 0 && <p>{t('paper.noPrinter')}</p>}
      {printers !== null && printers.length > 0 && (
        <PrinterFields printers={printers} chosen={chosen} onPrinter={choose} copies={copies} onCopies={setCopies} />
      )}
    </Dialog>
  )
}

function saved(paper: Paper): Promise<Outcome<{ readonly path: string | null }>> {
  if ('site' in paper) return request('siteDocuments.savePdf', { kind: paper.site, day: paper.day })
  if ('week' in paper) return request('quality.savePdf', { from: paper.week })
  return request('documents.savePdf', paper)
}

function printed(
  paper: Paper,
  to: { readonly printer: string; readonly copies: number },
): Promise<Outcome<{ readonly printed: boolean }>> {
  if ('site' in paper) return request('siteDocuments.print', { kind: paper.site, day: paper.day, ...to })
  if ('week' in paper) return request('quality.print', { from: paper.week, ...to })
  return request('documents.print', { ...paper, ...to })
}
