import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { AllergyCard } from './AllergyCard'
import { AnswersCard } from './AnswersCard'
import { BaselineCard } from './BaselineCard'
import { ConditionsCard } from './ConditionsCard'
import { DocumentsCard } from './DocumentsCard'
import { FindingsPane } from './FindingsPane'
import { HistoryCard } from './HistoryCard'
import { IdentityCard } from './IdentityCard'
import { LabsCard } from './LabsCard'
import { MedicationCard } from './MedicationCard'
import { PlanCard } from './PlanCard'
import styles from './PrepareScreen.module.css'

/** Facts at the left as they are asked, at the right what stands in the way. */
export function PrepareScreen() {
  const { refusal, clearRefusal } = useCase()
  return (
    <div className={styles.screen}>
      <div className={styles.facts}>
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
        <IdentityCard />
        <MedicationCard />
        <AllergyCard />
        <ConditionsCard />
        <HistoryCard />
        <LabsCard />
        <AnswersCard />
        <BaselineCard />
        <DocumentsCard />
        <PlanCard />
      </div>
      <FindingsPane />
    </div>
  )
}
