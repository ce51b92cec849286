import { procedureOf } from '@shared/plan/catalogue'
import { needleLikeLast } from '@shared/procedure/planned'
import { standing } from '@shared/procedure/state'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { ComplicationDialog } from './ComplicationDialog'
import { ContrastCard } from './ContrastCard'
import { DoseDialog } from './DoseDialog'
import { Elapsed } from './Elapsed'
import { EndDialog } from './EndDialog'
import { EntriesCard } from './EntriesCard'
import { FramePane } from './FramePane'
import { InjectatesCard } from './InjectatesCard'
import { InterlockBox } from './InterlockBox'
import { LesionCard } from './LesionCard'
import { NeedleBar } from './NeedleBar'
import { NeedleForm } from './NeedleForm'
import { PositionCard } from './PositionCard'
import styles from './ProcedureScreen.module.css'
import { Questions } from './Questions'
import { StartPane } from './StartPane'
import { TotalsCard } from './TotalsCard'
import { UltrasoundCard } from './UltrasoundCard'
import { useFrameOnScreen } from './useFrameOnScreen'
import { useRecorder } from './useRecorder'

type Opened = { readonly what: 'complication'; readonly term: string } | { readonly what: 'dose' | 'end' } | null

/** The record of the procedure while it happens: the picture at the left, the needle and what goes through it at the right. */
export function ProcedureScreen() {
  const t = useText('procedure')
  const { state, phase, refusal, clearRefusal } = useCase()
  const { procedure, plan } = state
  const recorder = useRecorder()
  const screen = useFrameOnScreen(state.imaging.instances)
  const needles = standing(procedure.needles)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isPlacing, setPlacing] = useState(false)
  const [opened, setOpened] = useState<Opened>(null)
  const needle = needles.find((each) => each.id === chosen) ?? needles.at(-1) ?? null
  const entry = procedureOf(plan.procedure)
  const isRunning = procedure.startedAt !== null && procedure.endedAt === null
  const showsForm = isRunning && entry.needle && (isPlacing || needle === null)
  const close = () => setOpened(null)

  return (
    <div className={styles.screen}>
      <FramePane screen={screen} />
      <section className={styles.pane} aria-label={t('title')}>
        {procedure.startedAt === null ? (
          <StartPane recorder={recorder} />
        ) : (
          <>
            <div className={styles.bar}>
              <Elapsed from={procedure.startedAt} until={procedure.endedAt} />
              <div className={styles.acts}>
                <Button onPress={() => setOpened({ what: 'dose' })}>{t('dose')}</Button>
                <Button variant="danger" onPress={() => setOpened({ what: 'complication', term: '' })}>
                  {t('complication')}
                </Button>
                {isRunning && <Button onPress={() => setOpened({ what: 'end' })}>{t('end')}</Button>}
              </div>
            </div>
            {!isRunning && <Banner kind="info">{t(phase === 'sign-out' ? 'ended.signOut' : 'ended')}</Banner>}
            <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
            {entry.needle && (
              <NeedleBar
                needles={needles}
                selected={showsForm ? null : (needle?.id ?? null)}
                canAdd={isRunning}
                onSelect={(needleId) => {
                  setChosen(needleId)
                  setPlacing(false)
                }}
                onAdd={() => setPlacing(true)}
                next={showsForm ? null : needleLikeLast(plan, procedure)}
                onNext={(act) => recorder.record(act, () => setChosen(null))}
                recorder={recorder}
              />
            )}
            {showsForm && (
              <NeedleForm
                key={needles.length}
                recorder={recorder}
                canCancel={needles.length > 0}
                onClose={() => {
                  setPlacing(false)
                  setChosen(null)
                }}
              />
            )}
            {!showsForm && needle !== null && (
              <>
                {isRunning && <PositionCard key={`position ${needle.id}`} needle={needle} recorder={recorder} />}
                {plan.modality === 'ultrasound' ? (
                  <UltrasoundCard key={`us ${needle.id}`} needle={needle} recorder={recorder} frame={screen.frame} />
                ) : (
                  <ContrastCard
                    key={`contrast ${needle.id}`}
                    needle={needle}
                    recorder={recorder}
                    frame={screen.frame}
                    onCritical={(term) => setOpened({ what: 'complication', term })}
                  />
                )}
                {isRunning && <InterlockBox needle={needle} recorder={recorder} />}
                {(entry.radiofrequency !== 'none' || plan.procedure === 'cryoneurolysis') && (
                  <LesionCard key={`lesion ${needle.id}`} needle={needle} recorder={recorder} />
                )}
              </>
            )}
            <InjectatesCard needle={showsForm ? null : needle} recorder={recorder} />
            <TotalsCard onDose={() => setOpened({ what: 'dose' })} />
            <EntriesCard recorder={recorder} />
          </>
        )}
      </section>
      {opened?.what === 'complication' && (
        <ComplicationDialog suggested={opened.term} needle={needle} recorder={recorder} onClose={close} />
      )}
      {opened?.what === 'dose' && <DoseDialog recorder={recorder} onClose={close} />}
      {opened?.what === 'end' && <EndDialog recorder={recorder} onClose={close} />}
      <Questions recorder={recorder} />
    </div>
  )
}
