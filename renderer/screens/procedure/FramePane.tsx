import { takenAt } from '@shared/imaging/view/stack'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { FrameStrip } from '../../imaging/FrameStrip'
import { MarkedImage } from '../../imaging/MarkedImage'
import { useCase } from '../../state/caseStore'
import { useView } from '../../state/view'
import { useText } from '../../text/useText'
import styles from './FramePane.module.css'
import type { FrameOnScreen } from './useFrameOnScreen'

/** The frame that a spread is tied to, with its marks; below it the runs, and the frames of the one on screen. */
export function FramePane({ screen }: { readonly screen: FrameOnScreen }) {
  const t = useText('procedure')
  const { caseId } = useCase()
  const { show } = useView()
  const { stacks, stack, shown } = screen
  if (stack === null || shown === null) {
    return (
      <section className={styles.empty} aria-label={t('image.title')}>
        <EmptyState
          title={t('image.none')}
          says={t('image.noneSays')}
          action={<Button onPress={() => show({ at: 'case', caseId, screen: 'images' })}>{t('image.toImages')}</Button>}
        />
      </section>
    )
  }
  const { instance, frame } = shown
  const at = stack.frames.findIndex((each) => each.instance.contentId === instance.contentId && each.frame === frame)
  const step = (by: number) => {
    const next = stack.frames[at + by]
    if (next !== undefined) screen.show(next)
  }
  return (
    <section className={styles.pane} aria-label={t('image.title')}>
      <div className={styles.picture}>
        <MarkedImage contentId={instance.contentId} frame={frame} />
        <p className={styles.said}>
          {[instance.modality, instance.viewPosition, instance.series.description].filter(Boolean).join(' · ')}
        </p>
        <p className={styles.taken}>{takenAt(instance)}</p>
      </div>
      {stack.frames.length > 1 && (
        <div className={styles.frames}>
          <Button onPress={() => step(-1)} isDisabled={at <= 0} label={t('image.back')}>
            ‹
          </Button>
          <input
            type="range"
            className={styles.slider}
            min={0}
            max={stack.frames.length - 1}
            value={at}
            aria-label={t('image.slider')}
            aria-valuetext={t('image.frameOf', { at: at + 1, of: stack.frames.length })}
            onChange={(event) => {
              const next = stack.frames[Number(event.target.value)]
              if (next !== undefined) screen.show(next)
            }}
          />
          <Button onPress={() => step(1)} isDisabled={at >= stack.frames.length - 1} label={t('image.on')}>
            ›
          </Button>
          <span className={styles.count}>{t('image.frameOf', { at: at + 1, of: stack.frames.length })}</span>
        </div>
      )}
      <div className={styles.strip}>
        <FrameStrip
          label={t('image.runs')}
          frames={stacks.map((each) => (each === stack ? shown : (each.frames.at(-1) ?? each.frames[0])))}
          selected={{ contentId: instance.contentId, frame }}
          onSelect={screen.show}
        />
        <span className={styles.count}>
          {stacks.length === 1 ? t('image.oneRun') : t('image.runCount', { count: stacks.length })}
        </span>
      </div>
    </section>
  )
}
