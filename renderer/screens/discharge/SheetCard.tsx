import {
  type InstructionDocument,
  type PrintSize,
  plainText,
  pseudoLocale,
  type SheetLocale,
} from '@shared/discharge/document'
import { missingForInstructions } from '@shared/discharge/obstacles'
import { readingOf, targetGrade } from '@shared/discharge/readability'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { useAppInfo } from '../../state/appInfo'
import { useCase } from '../../state/caseStore'
import { usePolicy } from '../../state/policy'
import { formatTime } from '../../text/format'
import { useFailureText, useText } from '../../text/useText'
import styles from './Discharge.module.css'
import type { ShownInstructions } from './useInstructions'

type SheetCardProps = {
  readonly shown: ShownInstructions
  readonly locale: SheetLocale
  readonly size: PrintSize
  readonly onLocale: (locale: SheetLocale) => void
  readonly onSize: (size: PrintSize) => void
}

/** Language and size, making the sheet, and checking what was filled in from the record. */
export function SheetCard({ shown, locale, size, onLocale, onSize }: SheetCardProps) {
  const t = useText('discharge')
  const says = useFailureText()
  const { state, phase, execute, refusal, clearRefusal } = useCase()
  const policy = usePolicy()
  const missing = phase === 'discharged' ? [] : missingForInstructions(state, policy)
  const { document, made } = shown
  const reading = document === null ? null : readingOfSheet(document)
  const offersTest = useAppInfo()?.pseudoLocale === true && state.booking.drill
  const gone = phase === 'discharged'
  return (
    <Card title={t('sheet.title')}>
      {!gone && (
        <div className={styles.pair}>
          <Choices
            label={t('sheet.language')}
            value={locale}
            options={[
              { value: 'en', label: 'English' },
              { value: 'es', label: 'Español' },
              ...(offersTest ? [{ value: pseudoLocale, label: t('sheet.testLanguage') } as const] : []),
            ]}
            onChange={onLocale}
          />
          <Choices
            label={t('sheet.size')}
            value={size}
            options={[
              { value: 'normal', label: t('sheet.normal') },
              { value: 'large', label: t('sheet.large') },
            ]}
            onChange={onSize}
          />
        </div>
      )}
      {reading !== null && (
        <Status kind={reading.grade <= targetGrade ? 'clear' : 'caution'}>
          {t('sheet.reading', { grade: Math.max(1, Math.round(reading.grade)), target: targetGrade })}
        </Status>
      )}
      {gone && made === null && <p className={styles.muted}>{t('preview.none')}</p>}
      {shown.isOutdated && <Status kind="caution">{t('sheet.outdated')}</Status>}
      {missing.map((each) => (
        <Status key={`${each.code} ${each.says}`} kind="caution">
          {says({ code: `discharge.${each.code}`, says: each.says, params: { ...each.params } })}
        </Status>
      ))}
      {made !== null && made.reviewed !== null && (
        <Status kind="clear">{t('sheet.checkedBy', { by: made.reviewed.by, at: formatTime(made.reviewed.at) })}</Status>
      )}
      {!gone && made === null && (
        <Button
          variant="primary"
          isDisabled={missing.length > 0}
          onPress={() => void execute({ do: 'instructions.compose', locale, size, timeZone: shown.timeZone })}
        >
          {t('sheet.make')}
        </Button>
      )}
      {!gone && made !== null && made.reviewed === null && (
        <>
          <p className={styles.muted}>{t('sheet.checkSays')}</p>
          <Button variant="primary" onPress={() => void execute({ do: 'instructions.review', documentId: made.id })}>
            {t('sheet.check')}
          </Button>
        </>
      )}
      <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
    </Card>
  )
}

/** The school grade; null in the test language, which no formula knows. */
function readingOfSheet({ locale, ...sheet }: InstructionDocument) {
  return locale === pseudoLocale ? null : readingOf(plainText({ ...sheet, locale, foot: [] }), locale)
}
