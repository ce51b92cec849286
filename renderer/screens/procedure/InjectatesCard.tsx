import { labelPictureLimitBytes } from '@shared/contract/labels'
import { procedureOf } from '@shared/plan/catalogue'
import { type InjectateProduct, injectateProducts, productOf } from '@shared/procedure/catalogue'
import { needleNumber } from '@shared/procedure/needles'
import { plannedProducts } from '@shared/procedure/planned'
import { matchScan, type ScanMatch } from '@shared/procedure/scan'
import { type Injectate, type Needle, standing } from '@shared/procedure/state'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Select } from '../../components/Select'
import { useCase } from '../../state/caseStore'
import { formatExact, formatTime, localDay } from '../../text/format'
import { useFailureText, useText } from '../../text/useText'
import { InjectateForm } from './InjectateForm'
import styles from './ProcedureScreen.module.css'
import { ScanField } from './ScanField'
import type { TypedScan } from './scanBurst'
import { useName } from './useReason'
import type { Recorder } from './useRecorder'
import { useScanText } from './useScanText'
import { useWedge } from './useWedge'

type InjectatesCardProps = { readonly needle: Needle | null; readonly recorder: Recorder }

/** What is about to be given: a product, and through which needle, or none. */
type Draft = {
  readonly product: InjectateProduct
  readonly needleId: string | null
  readonly scanned: ScanMatch | null
}

/** What was given, with lot and expiry, and the next one a press or a scan away. */
export function InjectatesCard({ needle, recorder }: InjectatesCardProps) {
  const t = useText('procedure')
  const nameOf = useName()
  const failureText = useFailureText()
  const scanText = useScanText()
  const { state } = useCase()
  const { plan, procedure } = state
  const [draft, setDraft] = useState<Draft | null>(null)
  const [scanSays, setScanSays] = useState<string | null>(null)
  const isRunning = procedure.endedAt === null
  const given = standing(procedure.injectates)
  const usesNeedles = procedureOf(plan.procedure).needle
  const planned = plannedProducts(plan)
  const skin = planned.find((each) => each.kind === 'local-anaesthetic') ?? productOf('lidocaine')

  const scan = ({ typed, onUsKeyboard, capsLock }: TypedScan) => {
    if (!isRunning) return
    const read = matchScan(typed, { today: localDay(new Date().toISOString()), capsLock, onUsKeyboard })
    if (!read.ok) {
      setScanSays(read.failure.code === 'empty' ? null : scanText(read.failure))
      return
    }
    const { entry, label } = read.value
    if (entry === null) {
      setScanSays([t('scan.unknown'), ...label.warnings.map(scanText)].join(' '))
      return
    }
    if (entry.kind === 'contrast') {
      setScanSays(t('scan.contrast', { product: entry.package }))
      return
    }
    const product = productOf(entry.product)
    if (product === undefined) return setScanSays(t('scan.unknown'))
    setScanSays(label.warnings.length === 0 ? null : label.warnings.map(scanText).join(' '))
    const needleId = draft === null ? (needle?.id ?? null) : draft.needleId
    setDraft({ product, needleId: product.kind === 'steroid' ? (needle?.id ?? null) : needleId, scanned: read.value })
  }
  useWedge(scan)

  const readPicture = async (picture: File) => {
    if (picture.size > labelPictureLimitBytes) return setScanSays(t('label.tooLarge'))
    const reply = await request('labels.read', { picture: new Uint8Array(await picture.arrayBuffer()) })
    if (!reply.ok) return setScanSays(failureText(reply.failure))
    const [first, ...more] = reply.value.texts
    if (first === undefined || more.length > 0) return setScanSays(t('label.several'))
    scan({ typed: first, onUsKeyboard: first, capsLock: false })
  }

  const others = injectateProducts.filter((each) => !planned.includes(each) && !each.notFor.includes('any'))
  return (
    <Card
      title={t('injectates')}
      actions={isRunning && <ScanField onScan={scan} onPicture={(picture) => void readPicture(picture)} />}
    >
      {given.length > 0 && (
        <ul className={styles.list} aria-label={t('injectates.given')}>
          {given.map((each) => (
            <GivenLine key={each.id} given={each} needle={needleNumber(procedure, each.needleId ?? '')} />
          ))}
        </ul>
      )}
      {given.length === 0 && <p className={styles.muted}>{t('injectates.none')}</p>}
      {scanSays !== null && (
        <Banner
          kind="caution"
          actions={
            <Button variant="quiet" onPress={() => setScanSays(null)}>
              {t('understood')}
            </Button>
          }
        >
          {scanSays}
        </Banner>
      )}
      {isRunning && draft === null && (
        <div className={styles.quick}>
          {skin !== undefined && (
            <Button onPress={() => setDraft({ product: skin, needleId: null, scanned: null })}>
              {t(usesNeedles ? 'injectates.skin' : 'injectates.free', { product: nameOf(skin.name) })}
            </Button>
          )}
          {needle !== null &&
            planned.map((each) => (
              <Button key={each.id} onPress={() => setDraft({ product: each, needleId: needle.id, scanned: null })}>
                {nameOf(each.short)}
              </Button>
            ))}
          {needle !== null && (
            <div className={styles.quickEnd}>
              <Select
                label={t('injectates.other')}
                options={others.map((each) => ({ value: each.id, label: nameOf(each.name) }))}
                value={null}
                placeholder={t('choose')}
                onChange={(id) => {
                  const product = productOf(id)
                  if (product !== undefined) setDraft({ product, needleId: needle.id, scanned: null })
                }}
              />
            </div>
          )}
        </div>
      )}
      {isRunning && draft !== null && (
        <InjectateForm
          key={`${draft.product.id} ${draft.needleId} ${draft.scanned?.label.lot ?? ''}`}
          product={draft.product}
          needleId={draft.needleId}
          scanned={draft.scanned}
          recorder={recorder}
          onClose={() => {
            setDraft(null)
            setScanSays(null)
          }}
        />
      )}
    </Card>
  )
}

function GivenLine({ given, needle }: { readonly given: Injectate; readonly needle: number }) {
  const t = useText('procedure')
  const nameOf = useName()
  const name = productOf(given.productId)?.short ?? { en: given.product, es: given.product }
  const strength = given.mgPerMl === null ? '' : ` ${formatExact(given.mgPerMl)} mg/mL`
  const where =
    given.needleId === null
      ? t(`route.${given.route}`)
      : t('injectates.through', { needle, route: t(`route.${given.route}`) })
  const lot = given.lot === '' ? t('lot.none') : t('lot.is', { lot: given.lot })
  const expiry = given.expiry === null ? t('expiry.none') : t('expiry.is', { expiry: given.expiry })
  return (
    <li className={styles.entry}>
      <time>{formatTime(given.entry.at)}</time>
      <span>
        {nameOf(name)}
        {strength}, {formatExact(given.volumeMl)} mL, {where}{' '}
        <span className={styles.muted}>
          {lot}, {expiry}
        </span>
      </span>
      <b>{given.doseMg === null ? '' : `${formatExact(given.doseMg)} mg`}</b>
    </li>
  )
}
