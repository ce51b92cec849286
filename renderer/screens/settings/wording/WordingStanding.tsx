import { sampleCase } from '@shared/checklists/sampleCase'
import type { Failure } from '@shared/contract/channel'
import { composeInstructions } from '@shared/discharge/compose'
import { shippedLibrary } from '@shared/discharge/library'
import { templates } from '@shared/pause/templates'
import { differencesBetween } from '@shared/wording/differences'
import { libraryWith } from '@shared/wording/library'
import { type SiteWordings, wordingInForce } from '@shared/wording/state'
import type { Wording } from '@shared/wording/wording'
import { useState } from 'react'
import { request } from '../../../bridge/bridge'
import { Banner } from '../../../components/Banner'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Dialog } from '../../../components/Dialog'
import { DialogActions } from '../../../components/DialogActions'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { Select } from '../../../components/Select'
import { InstructionsSheet } from '../../../documents/InstructionsSheet'
import { usePolicy } from '../../../state/policy'
import { actOnWording, putWordingInForce } from '../../../state/wording'
import { formatDate } from '../../../text/format'
import { useText } from '../../../text/useText'
import { PutInForceDialog } from '../PutInForceDialog'
import styles from './Wording.module.css'
import { WordingDifferences } from './WordingDifferences'

type WordingStandingProps = { readonly wordings: SiteWordings; readonly locale: 'en' | 'es' }

/** Which version is in force and by whom, what the draft changes, and the ways in and out. */
export function WordingStanding({ wordings, locale }: WordingStandingProps) {
  const t = useText('wording')
  const [open, setOpen] = useState<'force' | 'drop' | 'preview' | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { draft, versions } = wordings[locale]
  const inForce = wordingInForce(wordings, locale)
  const adopted = versions.at(-1)
  const differences = draft === null ? [] : differencesBetween(inForce, draft.wording, shippedLibrary(locale))
  const close = () => setOpen(null)

  const act = async (command: Parameters<typeof actOnWording>[0]) => {
    setSaid(null)
    const reply = await actOnWording(command)
    setFailure(reply.ok ? null : reply.failure)
  }
  const writeOut = async () => {
    const reply = await request('wording.export', {
      locale,
      version: draft === null ? inForce.version : null,
    })
    setFailure(reply.ok ? null : reply.failure)
    setSaid(reply.ok && reply.value.path !== null ? t('exported', { path: reply.value.path }) : null)
  }
  const readIn = async () => {
    const reply = await request('wording.import', {})
    setFailure(reply.ok ? null : reply.failure)
    setSaid(reply.ok && !reply.value.cancelled ? t('imported') : null)
  }
  return (
    <Card
      title={t('title')}
      actions={
        <>
          <Button onPress={() => setOpen('preview')}>{t('preview')}</Button>
          <Button onPress={() => void writeOut()}>{t('export')}</Button>
          <Button isDisabled={draft !== null} onPress={() => void readIn()}>
            {t('import')}
          </Button>
        </>
      }
    >
      {adopted === undefined ? (
        <Banner kind="unknown">{t('notAdopted')}</Banner>
      ) : (
        <Banner kind="clear">
          {t('adopted', { version: inForce.version, name: adopted.by.name, date: formatDate(adopted.at) })}{' '}
          {adopted.note}
        </Banner>
      )}
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      {said !== null && <Banner kind="info">{said}</Banner>}
      {draft === null ? (
        <>
          <p className={styles.muted}>{t('noDraft')}</p>
          <Select
            label={t('startFrom')}
            value={null}
            placeholder={t('choose')}
            onChange={(value) => void act({ do: 'wording.startFrom', locale, version: Number(value) })}
            options={[
              { value: '0', label: t('version.product') },
              ...versions.map((each) => ({
                value: String(each.wording.version),
                label: t('version.site', {
                  version: each.wording.version,
                  name: each.by.name,
                  date: formatDate(each.at),
                }),
              })),
            ]}
          />
        </>
      ) : (
        <>
          <h4>{t('draft', { name: draft.changedBy.name, date: formatDate(draft.at) })}</h4>
          <WordingDifferences differences={differences} />
          <div className={styles.acts}>
            <Button variant="primary" onPress={() => setOpen('force')}>
              {t('putInForce')}
            </Button>
            <Button variant="quiet" onPress={() => setOpen('drop')}>
              {t('drop')}
            </Button>
          </div>
        </>
      )}
      {open === 'preview' && <Preview wording={draft?.wording ?? inForce} locale={locale} onClose={close} />}
      {open === 'force' && (
        <PutInForceDialog
          says={t('putInForce.says')}
          onPut={(confirmation) => putWordingInForce({ locale, ...confirmation })}
          onClose={close}
        >
          <WordingDifferences differences={differences} />
        </PutInForceDialog>
      )}
      {open === 'drop' && (
        <Dialog
          title={t('drop')}
          isOpen
          onClose={close}
          role="alertdialog"
          actions={
            <DialogActions
              cancel={t('back')}
              onCancel={close}
              variant="danger"
              confirm={t('drop')}
              onConfirm={() => {
                close()
                void act({ do: 'wording.dropDraft', locale })
              }}
            />
          }
        >
          <p>{t('drop.says')}</p>
        </Dialog>
      )}
    </Card>
  )
}

type PreviewProps = { readonly wording: Wording; readonly locale: 'en' | 'es'; readonly onClose: () => void }

/** The sheet of a sample case of nobody in this wording, exactly as it would be printed. */
function Preview({ wording, locale, onClose }: PreviewProps) {
  const t = useText('wording')
  const policy = usePolicy()
  const [at] = useState(() => new Date().toISOString())
  const [template] = templates
  if (template === undefined) return null
  const sample = sampleCase(template, at)
  const document = composeInstructions(
    { ...sample, procedure: { ...sample.procedure, endedAt: at } },
    libraryWith(shippedLibrary(locale), wording, null),
    { size: 'normal', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, policy },
    at,
  )
  return (
    <Dialog
      title={t('preview')}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <Button variant="quiet" onPress={onClose}>
          {t('back')}
        </Button>
      }
    >
      <p className={styles.muted}>{t('preview.says')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the sheet is longer than the screen; the keyboard scrolls it */}
      <section className={styles.paper} aria-label={t('preview')} tabIndex={0}>
        <InstructionsSheet document={document} />
      </section>
    </Dialog>
  )
}
