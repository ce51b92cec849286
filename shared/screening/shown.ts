import { drugName, drugWord } from '@shared/screening/drugNames'
import type { Finding, PassedCheck, ScreeningResult } from '@shared/screening/finding'
import { siteRowInSpanish } from '@shared/screening/siteRow'
import { drugOfOwnClass } from '@shared/screening/topics/antithrombotic/ownClass'
import { inLanguage, term, type Wording, w } from '@shared/screening/wording'

/** What a screen or a sheet shows of a finding: its sentences in one language. What it is and what it is called stay. */
export type ShownFinding = Pick<
  Finding,
  'subject' | 'says' | 'needs' | 'has' | 'restart' | 'actions' | 'otherViews' | 'source' | 'edition'
>

/** The sentences of a finding in a language of the app. */
export function findingIn(locale: string, finding: Finding): ShownFinding {
  if (locale === 'en') return finding
  const { words } = finding
  return {
    subject: subjectIn(locale, finding.subject),
    source: fixedIn(locale, finding.source),
    edition: fixedIn(locale, finding.edition),
    says: inLanguage(locale, words.says),
    needs: orNull(locale, words.needs),
    has: orNull(locale, words.has),
    restart: orNull(locale, words.restart),
    actions: words.actions.map((action) => inLanguage(locale, action)),
    otherViews: finding.otherViews.map((view, index) => ({
      ...view,
      edition: fixedIn(locale, view.edition),
      says: inLanguage(locale, words.otherViews[index] ?? term(view.says)),
    })),
  }
}

/** What a finding is about, in a language of the app. */
export function subjectIn(locale: string, subject: string): string {
  const drug = drugOfOwnClass(subject)
  return drug === null
    ? fixedIn(locale, drugName(subject, locale))
    : inLanguage(locale, w`${drugWord(drug)}, prescriber’s decision`)
}

/** What a satisfied rule says, in a language of the app. */
export function checkIn(locale: string, { words }: Pick<PassedCheck, 'words'>): string {
  return inLanguage(locale, words.says)
}

/** Why the risk class is what it is, in a language of the app. */
export function riskReasonsIn(locale: string, { riskWords }: Pick<ScreeningResult, 'riskWords'>): readonly string[] {
  return riskWords.map((reason) => inLanguage(locale, reason))
}

/** A text of the tables or of the rules; a name of the record that no table has stays as it is. */
export function fixedIn(locale: string, text: string): string {
  return (locale === 'es' ? siteRowInSpanish(text) : null) ?? inLanguage(locale, term(text))
}

function orNull(locale: string, wording: Wording | null): string | null {
  return wording === null ? null : inLanguage(locale, wording)
}
