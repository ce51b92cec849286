import type { Target } from '@shared/imaging/caseEvents'
import { frameTimeOf } from '@shared/imaging/view/cine'
import type { Stack } from '@shared/imaging/view/stack'
import { Button } from 'react-aria-components'
import { classes } from '../../components/classes'
import { Thumbnail } from '../../imaging/still/Thumbnail'
import { whenTaken } from '../../imaging/viewport/PictureText'
import { useText } from '../../text/useText'
import styles from './SeriesList.module.css'

type SeriesListProps = {
  readonly stacks: readonly Stack[]
  readonly shown: readonly (string | null)[]
  readonly targets: readonly Target[]
  readonly onShow: (stack: Stack) => void
}

/** Everything that can be put on a viewport: today's first, then what was there before. */
export function SeriesList({ stacks, shown, targets, onShow }: SeriesListProps) {
  const t = useText('images')
  return (
    <div className={styles.list}>
      {(['live', 'prior'] as const).map((role) => {
        const those = stacks.filter((stack) => stack.role === role)
        return those.length === 0 ? null : (
          <section key={role} className={styles.group} aria-label={t(`role.${role}`)}>
            <h3 className={styles.role}>{t(`role.${role}`)}</h3>
            <ul className={styles.stacks}>
              {those.map((stack) => (
                <li key={stack.key}>
                  <StackCard
                    stack={stack}
                    isShown={shown.includes(stack.key)}
                    marks={targets.filter((target) => isOn(target, stack)).length}
                    onShow={() => onShow(stack)}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </div>
  )
}

function isOn(target: Target, stack: Stack): boolean {
  return stack.frames.some(({ instance }) => instance.contentId === target.on.contentId)
}

type StackCardProps = {
  readonly stack: Stack
  readonly isShown: boolean
  readonly marks: number
  readonly onShow: () => void
}

function StackCard({ stack, isShown, marks, onShow }: StackCardProps) {
  const t = useText('images')
  const middle = stack.frames[Math.floor(stack.frames.length / 2)] ?? stack.frames[0]
  const { instance } = stack.frames[0]
  return (
    <Button className={classes(styles.card, isShown && styles.shown)} aria-pressed={isShown} onPress={onShow}>
      <Thumbnail of={middle} />
      <b className={styles.name}>{nameOf(stack)}</b>
      <span className={styles.about}>{[whenTaken(instance), countOf(stack, t)].filter(Boolean).join(' · ')}</span>
      {marks > 0 && <span className={styles.marks}>{t('list.marks', { count: marks })}</span>}
      {instance.acceptedMismatch !== null && <span className={styles.foreign}>{t('list.other-name')}</span>}
    </Button>
  )
}

function nameOf(stack: Stack): string {
  const { modality, viewPosition, series } = stack.frames[0].instance
  return [modality, viewPosition, series.description ?? series.protocol].filter(Boolean).join(' ')
}

function countOf(stack: Stack, t: (key: string, params?: Record<string, number>) => string): string {
  const count = stack.frames.length
  if (stack.shows === 'video') return t('list.clip')
  if (count === 1) return ''
  if (!stack.isRun) return t('list.images', { count })
  const rate = Math.round(1000 / frameTimeOf(stack.frames[0].instance.frameTimeMs))
  return t('list.frames', { count, rate })
}
