import { mayInject } from '@shared/pause/interlocks'
import { needleLevels } from '@shared/procedure/needles'
import { type Needle, standing } from '@shared/procedure/state'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useView } from '../../state/view'
import { useText } from '../../text/useText'
import styles from './CalmPane.module.css'
import { PauseFrame } from './PauseFrame'
import { PickList } from './PickList'

/** During the procedure: which needle pauses next. Each has a pause of its own before anything is injected through it. */
export function NeedlePane() {
  const t = useText('pause')
  const { caseId, state, execute, refusal, clearRefusal } = useCase()
  const { show } = useView()
  const policy = usePolicy()
  const now = useNow(30_000)
  const needles = standing(state.procedure.needles)
  const isPaused = (needle: Needle) =>
    mayInject(state, { needleId: needle.id, level: needle.level, side: needle.side }, { now, policy }).ok
  const firstOpen = needles.findIndex((needle) => !isPaused(needle))
  const [picked, setPicked] = useState<number | null>(null)
  const selected = picked ?? Math.max(0, firstOpen)
  const toProcedure = () => show({ at: 'case', caseId, screen: 'procedure' })
  const chosen = needles[selected]
  const start = () => {
    clearRefusal()
    if (chosen === undefined) return toProcedure()
    const site = { needleId: chosen.id, level: chosen.level, side: chosen.side }
    void execute({ do: 'pause.startPhase', phase: 'needle-pause', site })
  }
  const next =
    needles.length > 1 && firstOpen >= 0
      ? { label: t('next.choice'), act: () => setPicked((selected + 1) % needles.length) }
      : { label: t('to.procedure'), act: toProcedure }
  return (
    <PauseFrame next={next} confirm={{ label: t(chosen === undefined ? 'to.procedure' : 'start'), act: start }}>
      <div className={styles.calm}>
        <h1 className={styles.title}>{t('phase.needle-pause')}</h1>
        <p className={styles.says}>
          {needles.length === 0 ? t('needle.none', { levels: needleLevels(state.plan).join(', ') }) : t('needle.says')}
        </p>
        {needles.length > 0 && firstOpen < 0 && <Banner kind="clear">{t('needle.all')}</Banner>}
        <PickList
          label={t('phase.needle-pause')}
          options={needles.map((needle) =>
            t(isPaused(needle) ? 'needle.paused' : 'needle.open', {
              side: t(`side.${needle.side}`),
              level: needle.level,
            }),
          )}
          selected={needles.length === 0 ? null : selected}
          onSelect={setPicked}
        />
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
      </div>
    </PauseFrame>
  )
}
