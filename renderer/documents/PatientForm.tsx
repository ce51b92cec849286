import { displayName } from '@shared/case/patient'
import { procedureName } from '@shared/plan/catalogue'
import type { ReactNode } from 'react'
import { useCase } from '../state/caseStore'
import { usePolicy } from '../state/policy'
import { formatCalendarDate, formatDate } from '../text/format'
import { useTextIn } from '../text/useText'
import styles from './PatientForm.module.css'
import './printFonts'

/** The language of what this patient takes home: of the instructions that were made, else as it was booked. */
export function useFormLocale(): 'en' | 'es' {
  const { state } = useCase()
  const made = state.discharge.instructions.at(-1)?.document.locale
  return made === 'en' || made === 'es' ? made : state.patient.language
}

/** The frame of a form that a patient fills in: whose it is, what it is about, and where it goes. */
export function PatientForm({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const locale = useFormLocale()
  const t = useTextIn('forms', locale)
  const side = useTextIn('common', locale)
  const { state } = useCase()
  const { siteName, phoneDay } = usePolicy()
  const { patient, plan, booking, procedure } = state
  return (
    <article className={styles.form} lang={locale}>
      <header className={styles.head}>
        <p>
          <b>{displayName(patient)}</b> · {t('born', { date: formatCalendarDate(patient.birthDate, locale) })} ·{' '}
          {patient.id}
        </p>
        <p>{siteName}</p>
      </header>
      {booking.drill && <p className={styles.drill}>{t('drill')}</p>}
      <h1 className={styles.title}>{title}</h1>
      <p>
        {t('after', {
          procedure: procedureName(plan.procedure, locale),
          date: formatDate(procedure.endedAt ?? booking.scheduledAt, locale),
        })}{' '}
        · {plan.levels.join(', ')} · <b className={styles.side}>{side(`side.${plan.side}`)}</b>
      </p>
      {children}
      <footer className={styles.foot}>
        {phoneDay === '' ? t('bringBack') : t('bringBackOrCall', { phone: phoneDay })}
      </footer>
    </article>
  )
}

/** Boxes 0 to 10 to cross, with a word at each end. */
export function Scale({ label, low, high }: { readonly label: string; readonly low: string; readonly high: string }) {
  return (
    <section className={styles.scale}>
      <p className={styles.question}>{label}</p>
      <div className={styles.boxes}>
        <span className={styles.end}>{low}</span>
        {Array.from({ length: 11 }, (_, value) => value).map((value) => (
          <span key={value} className={styles.box}>
            {value}
          </span>
        ))}
        <span className={styles.end}>{high}</span>
      </div>
    </section>
  )
}

/** Words to tick. */
export function Ticks({ label, words }: { readonly label: string; readonly words: readonly string[] }) {
  return (
    <section className={styles.scale}>
      <p className={styles.question}>{label}</p>
      <p className={styles.ticks}>
        {words.map((word) => (
          <span key={word} className={styles.tick}>
            ☐ {word}
          </span>
        ))}
      </p>
    </section>
  )
}

/** Lines to write on, each with its question. */
export function Blanks({ labels }: { readonly labels: readonly string[] }) {
  return (
    <section className={styles.blanks}>
      {labels.map((label) => (
        <p key={label} className={styles.blank}>
          <span>{label}</span>
          <span className={styles.rule} />
        </p>
      ))}
    </section>
  )
}
