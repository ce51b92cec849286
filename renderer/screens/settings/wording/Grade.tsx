import { readingOf, targetGrade, wordsOf } from '@shared/discharge/readability'
import { Status } from '../../../components/Status'
import { useText } from '../../../text/useText'

/** Fewer words than these are no running text: one long name would decide their grade alone. */
const runningText = 8

/** How hard a text is to read, as a school grade, while it is written. */
export function Grade({ text, locale }: { readonly text: string; readonly locale: 'en' | 'es' }) {
  const t = useText('wording')
  const filled = text.replace(/\{\w+\}/g, '9')
  if (wordsOf(filled).length < runningText) return <Status kind="clear">{t('grade.short')}</Status>
  const grade = Math.max(0, Math.ceil(readingOf(filled, locale).grade))
  return <Status kind={grade <= targetGrade ? 'clear' : 'caution'}>{t('grade', { grade })}</Status>
}
