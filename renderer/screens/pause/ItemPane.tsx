import type { PauseAnswer } from '@shared/pause/events'
import { obstaclesTo } from '@shared/pause/obstacles'
import { asksPatient, isAwake } from '@shared/pause/people'
import { promptFor } from '@shared/pause/prompt'
import { answerTo, type PausePhase } from '@shared/pause/state'
import { itemsOf } from '@shared/pause/templates'
import { useState } from 'react'
import { classes } from '../../components/classes'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import { AskedItem } from './AskedItem'
import { Dots } from './Dots'
import { EvidencePane } from './EvidencePane'
import styles from './ItemPane.module.css'
import { LastTime } from './LastTime'
import { type AnswerOption, answerFrom, firstSelected, nextSelected, optionsFor } from './options'
import { PauseFrame } from './PauseFrame'
import { SayDialog } from './SayDialog'
import { spokenAnswer } from './spoken'
import { TeamNotice } from './TeamNotice'
import { usePauseView } from './usePauseView'
import type { ShownItem } from './useShownItem'
import { useSpeech } from './useSpeech'
import { useVoices } from './useVoices'
import { VoidedNotice } from './VoidedNotice'

type ItemPaneProps = {
  readonly phase: PausePhase
  readonly shown: ShownItem
  readonly onGoOn: () => void
  readonly onLook: (itemId: string) => void
}

/** One item: the question and its answer at the left, the evidence at the right. */
export function ItemPane({ phase, shown, onGoOn, onLook }: ItemPaneProps) {
  const t = useText('pause')
  const { state, execute, refusal, clearRefusal } = useCase()
  const view = usePauseView()
  const { item } = shown
  const voices = useVoices(item, phase)
  const options = optionsFor(item, phase, view)
  const obstacles = obstaclesTo(item, phase, view)
  const [selection, setSelection] = useState<{ readonly of: string; readonly index: number | null }>({
    of: '',
    index: null,
  })
  const [agreed, setAgreed] = useState<{ readonly of: string; readonly ids: readonly string[] }>({ of: '', ids: [] })
  const [concernOpen, setConcernOpen] = useState(false)
  const [interruptOpen, setInterruptOpen] = useState(false)
  const [isSending, setSending] = useState(false)
  const [again, setAgain] = useState<string | null>(null)

  const given = again === item.id ? null : answerTo(state.pause.phases[phase], item.id)
  const selected = selection.of === item.id ? selection.index : firstSelected(options)
  const option: AnswerOption | undefined = selected === null ? undefined : options[selected]
  const yes = agreed.of === item.id ? agreed.ids : []
  // Said when the question appears, not again when it is answered.
  useSpeech(given === null ? promptFor(item, view) : '')
  const voicesLeft = item.each ? voices.confirmers.filter((person) => !yes.includes(person.id)) : []

  const send = async (answer: PauseAnswer) => {
    const reader = voices.reader ?? voices.present[0]
    if (reader === undefined || isSending) return
    setSending(true)
    const patientVoice = asksPatient(item) ? (isAwake(state.plan.sedation) ? 'patient' : 'asleep') : null
    // A concern is the reader's own: nobody is said to have agreed to it.
    const confirmedByIds = answer.kind === 'concern' ? [] : voices.confirmers.map((person) => person.id)
    const reply = await execute({
      do: 'pause.answer',
      phase,
      itemId: item.id,
      answer,
      readById: reader.id,
      confirmedByIds,
      patientVoice,
    })
    setSending(false)
    setAgreed({ of: '', ids: [] })
    if (!reply.ok) return
    setAgain(null)
    setConcernOpen(false)
    setSelection({ of: '', index: null })
  }

  const confirm = () => {
    clearRefusal()
    if (option === undefined) return
    if (option.kind === 'concern') return setConcernOpen(true)
    const [nextVoice, ...others] = voicesLeft
    if (option.kind === 'value' && nextVoice !== undefined && others.length > 0) {
      return setAgreed({ of: item.id, ids: [...yes, nextVoice.id] })
    }
    const answer = answerFrom(option, item, view)
    if (answer !== null) void send(answer)
  }

  const next = () => {
    clearRefusal()
    if (given !== null) return onGoOn()
    setSelection({ of: item.id, index: nextSelected(options, selected) })
  }

  const hasEvidence = item.facts.length > 0 || item.picture
  const answers = given === null ? options.map(textOf) : [spokenAnswer(item, given, view)]
  const isLong = answers.some((text) => text.length > longFrom)
  const isMissing = voices.missing.length > 0
  const cannotConfirm = given !== null || option === undefined || (isMissing && option.kind !== 'concern') || isSending
  return (
    <PauseFrame
      isBusy={concernOpen || interruptOpen}
      middle={
        <Dots items={itemsOf(state.pause, phase)} phase={state.pause.phases[phase]} shownId={item.id} onLook={onLook} />
      }
      next={{ label: t(given === null ? 'next.choice' : 'next.item'), act: next }}
      confirm={{
        label: given === null ? confirmLabel(option, voicesLeft[0]?.name ?? null, t) : t('confirm'),
        act: confirm,
        isDisabled: cannotConfirm,
      }}
    >
      <div className={classes(styles.pane, isLong && styles.long, !hasEvidence && styles.whole)}>
        <div className={styles.left}>
          {phase === 'time-out' && <VoidedNotice />}
          <TeamNotice phase={phase} />
          <AskedItem
            phase={phase}
            view={view}
            shown={shown}
            options={options}
            selected={selected}
            given={given}
            voices={voices}
            agreed={yes}
            obstacles={obstacles}
            refusal={refusal}
            onSelect={(index) => setSelection({ of: item.id, index })}
            onAgain={() => setAgain(item.id)}
            onInterrupt={() => setInterruptOpen(true)}
          />
        </div>
        {hasEvidence && <EvidencePane item={item} view={view} lastTime={<LastTime item={item} />} />}
      </div>
      <SayDialog
        title={t('concern.title')}
        says={item.ask[view.locale]}
        offers={['concern.record', 'concern.differs', 'concern.missing', 'concern.unsure'].map((key) => t(key))}
        isOpen={concernOpen}
        onClose={() => setConcernOpen(false)}
        onSay={(text) => void send({ kind: 'concern', text })}
      />
      <SayDialog
        title={t('interrupt.title')}
        says={t('interrupt.says')}
        offers={['interrupt.patient', 'interrupt.elsewhere', 'interrupt.equipment'].map((key) => t(key))}
        isOpen={interruptOpen}
        onClose={() => setInterruptOpen(false)}
        onSay={(because) => {
          setInterruptOpen(false)
          void execute({ do: 'pause.interrupt', because })
        }}
      />
    </PauseFrame>
  )
}

/** Letters of an answer from which it takes more of the width. */
const longFrom = 90

function textOf(option: AnswerOption): string {
  return option.kind === 'value' ? option.text : option.kind === 'not-applicable' ? option.because : ''
}

function confirmLabel(option: AnswerOption | undefined, voice: string | null, t: ReturnType<typeof useText>): string {
  if (option === undefined) return t('confirm.choose')
  switch (option.kind) {
    case 'value':
      return voice === null ? t('confirm') : t('confirm.voice', { name: voice })
    case 'not-applicable':
      return t('confirm.not-applicable')
    case 'concern':
      return t('confirm.concern')
  }
}
