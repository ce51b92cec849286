import { caseIdSchema } from '@shared/case/envelope'
import { documentKinds, siteDocumentKinds } from '@shared/contract/channels'
import { dateSchema } from '@shared/kit/time'
import { useEffect, useState } from 'react'
import { CaseProvider, useCase } from '../state/caseStore'
import { loadPolicy } from '../state/policy'
import './documentPage.css'
import { DiaryForm } from './DiaryForm'
import { InstructionsSheet } from './InstructionsSheet'
import { OperativeNote } from './OperativeNote'
import { OutcomeForm } from './OutcomeForm'
import { useFormLocale } from './PatientForm'
import { loadPrintFonts } from './printFonts'
import { ScreeningSheet } from './ScreeningSheet'
import { SitePage } from './SitePage'
import { TeamReportSheet } from './TeamReportSheet'
import { TransferSheet } from './TransferSheet'

type Kind = (typeof documentKinds)[number]

/** What main waits for: `ready` when everything is painted, `nothing` when there is nothing to print, or `failed`. */
function announce(state: 'ready' | 'nothing' | 'failed'): void {
  document.documentElement.dataset.document = state
}

/** The page behind a print: black on white, the same components as the previews, and a word when it is complete. */
export function DocumentPage() {
  const query = new URLSearchParams(window.location.search)
  const caseId = caseIdSchema.safeParse(query.get('case'))
  const kind = documentKinds.find((each) => each === query.get('document'))
  const site = siteDocumentKinds.find((each) => each === query.get('document'))
  const [decided, setDecided] = useState(false)
  useEffect(() => {
    document.documentElement.dataset.page = 'document'
    // What the site decided stands on the page: without it the page would print the defaults.
    void loadPolicy().then(() => setDecided(true))
  }, [])
  if (!decided) return null
  const week = dateSchema.safeParse(query.get('from'))
  if (query.get('document') === 'team-report' && week.success) return <TeamReportPage from={week.data} />
  if (site !== undefined) {
    return (
      <SitePage
        kind={site}
        day={query.get('day')}
        whileLoading={null}
        onFailure={<Announced state="failed" />}
        ready={(title, content) => <Ready title={title}>{content}</Ready>}
      />
    )
  }
  if (!caseId.success || kind === undefined) return <Announced state="failed" />
  return (
    <CaseProvider caseId={caseId.data} whileLoading={null} onFailure={() => <Announced state="failed" />}>
      <Content kind={kind} />
    </CaseProvider>
  )
}

function TeamReportPage({ from }: { readonly from: string }) {
  return (
    <TeamReportSheet from={from}>
      {(state) => {
        if (state === 'waiting') return null
        return state === 'failed' ? <Announced state="failed" /> : <Ready title="Team report">{null}</Ready>
      }}
    </TeamReportSheet>
  )
}

function Content({ kind }: { readonly kind: Kind }) {
  const { state } = useCase()
  const instructions = state.discharge.instructions.at(-1)
  if (kind === 'instructions') {
    if (instructions === undefined) return <Announced state="nothing" />
    return (
      <Ready lang={instructions.document.locale} dir={instructions.document.direction} title="Discharge instructions">
        <InstructionsSheet document={instructions.document} />
      </Ready>
    )
  }
  switch (kind) {
    case 'operative-note':
      return (
        <Ready title="Operative note">
          <OperativeNote />
        </Ready>
      )
    case 'screening-sheet':
      return (
        <Ready title="Screening">
          <ScreeningSheet />
        </Ready>
      )
    case 'transfer-sheet':
      return (
        <Ready title="Transfer">
          <TransferSheet />
        </Ready>
      )
    case 'pain-diary':
      return <DiaryPage />
    case 'outcome-form':
      return <OutcomePage />
  }
}

function DiaryPage() {
  return (
    <Ready lang={useFormLocale()} title="Pain diary">
      <DiaryForm />
    </Ready>
  )
}

function OutcomePage() {
  return (
    <Ready lang={useFormLocale()} title="Questions after the procedure">
      <OutcomeForm />
    </Ready>
  )
}

type ReadyProps = {
  readonly title: string
  readonly children: React.ReactNode
  readonly lang?: string
  readonly dir?: 'ltr' | 'rtl'
}

/** Says that the page is complete once its fonts are there and it has been painted. The title names no patient. */
function Ready({ title, children, lang, dir = 'ltr' }: ReadyProps) {
  useEffect(() => {
    document.title = title
    document.documentElement.dir = dir
    if (lang !== undefined) document.documentElement.lang = lang
    let stillHere = true
    const whenComplete = async () => {
      await loadPrintFonts(document.body.textContent ?? '')
      await picturesDrawn()
      if (stillHere) announce('ready')
    }
    void whenComplete()
    return () => {
      stillHere = false
    }
  }, [title, lang, dir])
  return children
}

/** Pictures are decoded, and pages laid out, after the first painting. One that never comes says so in its place and is not waited for. */
async function picturesDrawn(): Promise<void> {
  const until = performance.now() + longestForPicturesMs
  while (document.querySelector('[data-ready="false"]') !== null && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
const longestForPicturesMs = 12_000

function Announced({ state }: { readonly state: 'nothing' | 'failed' }) {
  useEffect(() => announce(state), [state])
  return null
}
