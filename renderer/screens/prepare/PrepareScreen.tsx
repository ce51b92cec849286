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

/**
 * Facts at the left as they are asked, at the right what stands in the way. Each card is given the facts it shows and is
 * drawn again only when one of them changes: an answer costs one card and the findings.
 */
export function PrepareScreen() {
  const { state, phase, execute, refusal, clearRefusal } = useCase()
  const { preparation, patient, plan } = state
  return (
    <div className={styles.screen}>
      <div className={styles.facts}>
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
        <IdentityCard identity={preparation.identity} />
        <MedicationCard medications={preparation.medications} execute={execute} />
        <AllergyCard allergies={preparation.allergies} execute={execute} />
        <ConditionsCard conditions={preparation.conditions} execute={execute} />
        <HistoryCard
          steroids={preparation.steroids}
          devices={preparation.devices}
          vaccines={preparation.vaccines}
          execute={execute}
        />
        <LabsCard labs={preparation.labs} execute={execute} />
        <AnswersCard answers={preparation.answers} sex={patient.sex} sedation={plan.sedation} execute={execute} />
        <BaselineCard baseline={preparation.baseline} weightKg={preparation.weightKg} />
        <DocumentsCard />
        <PlanCard plan={plan} phase={phase} />
      </div>
      <FindingsPane />
    </div>
  )
}
