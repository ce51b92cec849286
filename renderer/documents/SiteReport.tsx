import type { ReactNode } from 'react'
import { usePolicy } from '../state/policy'
import { useSettings } from '../state/settings'
import { useText } from '../text/useText'
import './printFonts'
import styles from './Report.module.css'

type SiteReportProps = {
  readonly title: string
  /** What stands on every sheet of paper beside the site's name. */
  readonly running: string
  readonly imprint: string
  readonly children: ReactNode
}

/** The frame of a document that is about the site or a day and not about one case. */
export function SiteReport({ title, running, imprint, children }: SiteReportProps) {
  const t = useText('documents')
  const { locale } = useSettings()
  const { siteName } = usePolicy()
  return (
    <article className={styles.report} lang={locale}>
      <div className={styles.running}>
        <p className={styles.who}>
          <b>{siteName === '' ? t('site.unnamed') : siteName}</b>
          <span>{running}</span>
        </p>
      </div>
      <div className={styles.flow}>
        <h1 className={styles.title}>{title}</h1>
        {children}
        <p className={styles.imprint}>{imprint}</p>
      </div>
    </article>
  )
}
