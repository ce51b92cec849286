import { useCase } from '../../state/caseStore'
import { useView } from '../../state/view'
import { useText } from '../../text/useText'
import styles from './CalmPane.module.css'
import { PauseFrame } from './PauseFrame'
import { PhaseFigures } from './PhaseFigures'

/** All five phases are behind the team. */
export function OverPane() {
  const t = useText('pause')
  const { caseId } = useCase()
  const { show } = useView()
  return (
    <PauseFrame confirm={{ label: t('toRecovery'), act: () => show({ at: 'case', caseId, screen: 'recovery' }) }}>
      <div className={styles.calm}>
        <h1 className={styles.title}>{t('over.title')}</h1>
        <p className={styles.says}>{t('over.says')}</p>
        <PhaseFigures phase="sign-out" />
      </div>
    </PauseFrame>
  )
}
