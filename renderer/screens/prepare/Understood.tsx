import { assertNever } from '@shared/kit/assertNever'
import { drugName } from '@shared/screening/drugNames'
import type { Understood as UnderstoodLine } from '@shared/screening/medicationMatch'
import { inLanguage, term } from '@shared/screening/wording'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './PrepareScreen.module.css'

type UnderstoodProps = { readonly understood: UnderstoodLine }

/** What a medication line is, in the tables' words. What is not understood is asked beside it. */
export function Understood({ understood }: UnderstoodProps) {
  const t = useText('prepare')
  const { locale } = useSettings()
  switch (understood.kind) {
    case 'antithrombotic':
    case 'other':
      return (
        <>
          <span className={styles.strong}>
            {understood.generic === null ? t('medication.other') : drugName(understood.generic, locale)}
          </span>
          <br />
          <span className={styles.small}>
            {understood.kind === 'other'
              ? t('medication.notAntithrombotic')
              : understood.class !== null && inLanguage(locale, term(understood.class))}
          </span>
        </>
      )
    case 'not-taken':
      return <span className={styles.small}>{t('medication.notTaken')}</span>
    case 'suggestion':
    case 'unknown':
      // Said on the line below, with the answers to it.
      return null
    default:
      return assertNever(understood.kind)
  }
}
