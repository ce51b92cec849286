import { hasPaused, mayInject } from '@shared/pause/interlocks'
import { needleLevels } from '@shared/procedure/needles'
import { type Needle, standing } from '@shared/procedure/state'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Whole } from '../../components/Whole'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useView } from '../../state/view'
import { useFailureText, useText } from '../../text/useText'
import styles from './CalmPane.module.css'
import { PauseFrame } from './PauseFrame'
import { PickList } from './PickList'

/** During the procedure: which needle pauses next. Each has a pause of its own before anything is injected through it. */
export function NeedlePane() {
  const t = useText('pause')
  const { caseId, state, execute, refusal, clearRefusal } = useCase()
  const { show } = useView()
  const policy = usePolicy()
  const says = useFailureText()
  const now = useNow(30_000)
  const needles = standing(state.procedure.needles)
  const isPaused = (needle: Needle) => hasPaused(state.pause, siteOf(needle))
  const firstOpen = needles.findIndex((needle) => !isPaused(needle))
  const [picked, setPicked] = useState<number | null>(null)
  // Once every needle has had its pause nothing is offered first: pressing on leads back, not into another round.
  const selected = picked ?? (firstOpen < 0 ? null : firstOpen)
  const chosen = needles[selected ?? -1]
  const [held] = needles.flatMap((needle) => {
    const may = mayInject(state, siteOf(needle), { now, policy })
    return may.ok || !isPaused(needle) ? [] : [may.failure]
  })
  const toProcedure = () => show({ at: 'case', caseId, screen: 'procedure' })
  const start = () => {
    clearRefusal()
    if (chosen === undefined) return toProcedure()
    void execute({ do: 'pause.startPhase', phase: 'needle-pause', site: siteOf(chosen) })
  }
  const confirmLabel = chosen === undefined ? 'to.procedure' : isPaused(chosen) ? 'needle.again' : 'start'
  const isChoice = needles.length > 1 || (needles.length === 1 && selected === null)
  // Without a needle there is one way: the record of the procedure, by *confirm*.
  const toRecord = needles.length === 0 ? null : { label: t('to.procedure'), act: toProcedure }
  const next = isChoice
    ? { label: t('next.choice'), act: () => setPicked(((selected ?? -1) + 1) % needles.length) }
    : toRecord
  return (
    <PauseFrame next={next} confirm={{ label: t(confirmLabel), act: start }}>
      <div className={styles.calm}>
        <h1 className={styles.title}>{t('phase.needle-pause')}</h1>
        <p className={styles.says}>
          {needles.length === 0 ? t('needle.none', { levels: needleLevels(state.plan).join(', ') }) : t('needle.says')}
        </p>
        {held !== undefined && <Banner kind="stop">{says(held)}</Banner>}
        {held === undefined && needles.length > 0 && firstOpen < 0 && <Banner kind="clear">{t('needle.all')}</Banner>}
        <PickList
          label={t('phase.needle-pause')}
          options={needles.map((needle) => (
            <Whole
              key={needle.id}
              text={t(isPaused(needle) ? 'needle.paused' : 'needle.open', {
                side: t(`side.${needle.side}`),
                level: needle.level,
              })}
            />
          ))}
          selected={selected}
          onSelect={setPicked}
        />
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
      </div>
    </PauseFrame>
  )
}

const siteOf = ({ id, level, side }: Needle) => ({ needleId: id, level, side })
