import type { Target } from '@shared/imaging/caseEvents'
import type { Stack } from '@shared/imaging/view/stack'
import type { Translate } from './describeView'
import styles from './FrameSlider.module.css'

type FrameSliderProps = {
  readonly stack: Stack
  readonly index: number
  readonly targets: readonly Target[]
  readonly onIndex: (index: number) => void
  readonly t: Translate
}

/** Where in the stack one is, and on which of its frames there are marks. */
export function FrameSlider({ stack, index, targets, onIndex, t }: FrameSliderProps) {
  const last = stack.frames.length - 1
  const marked = stack.frames.flatMap(({ instance, frame }, at) =>
    targets.some((target) => target.on.contentId === instance.contentId && target.on.frame === frame) ? [at] : [],
  )
  return (
    <div className={styles.slider}>
      <input
        type="range"
        min={0}
        max={last}
        value={index}
        aria-label={t('slider.label')}
        aria-valuetext={t('slider.value', { at: index + 1, of: last + 1 })}
        onChange={(event) => onIndex(Number(event.target.value))}
      />
      {marked.map((at) => (
        <span key={at} className={styles.marked} style={{ left: `${(at / last) * 100}%` }} aria-hidden="true" />
      ))}
    </div>
  )
}
