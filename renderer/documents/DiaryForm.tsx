import { blockedAt } from '@shared/diary/block'
import { diarySlots } from '@shared/diary/slots'
import { addMs, minuteMs } from '@shared/kit/time'
import { useCase } from '../state/caseStore'
import { formatTime } from '../text/format'
import { useTextIn } from '../text/useText'
import { Blanks, PatientForm, useFormLocale } from './PatientForm'
import styles from './PatientForm.module.css'

/** The pain diary to take home after a diagnostic block: a line every half hour with the time of the clock. */
export function DiaryForm() {
  const locale = useFormLocale()
  const t = useTextIn('forms', locale)
  const { state } = useCase()
  const from = blockedAt(state)
  const before = state.preparation.baseline?.painNow ?? null
  return (
    <PatientForm title={t('diary.title')}>
      <p className={styles.says}>{t('diary.says')}</p>
      <Blanks
        labels={[t('diary.movement'), before === null ? t('diary.before') : t('diary.beforeWas', { pain: before })]}
      />
      <table className={styles.diary}>
        <thead>
          <tr>
            <th scope="col" className={styles.narrow}>
              {t('diary.after')}
            </th>
            <th scope="col" className={styles.narrow}>
              {t('diary.clock')}
            </th>
            <th scope="col" className={styles.pain}>
              {t('diary.pain')}
            </th>
            <th scope="col">{t('diary.activity')}</th>
            <th scope="col">{t('diary.medicine')}</th>
          </tr>
        </thead>
        <tbody>
          {diarySlots.map((minutes) => (
            <tr key={minutes}>
              <td>{t('diary.hours', { hours: minutes / 60 })}</td>
              <td>{from === null ? '' : formatTime(addMs(from, minutes * minuteMs), locale)}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </PatientForm>
  )
}
