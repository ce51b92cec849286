import type { Sensation } from '@shared/recovery/observation'
import { useId } from 'react'
import { classes } from '../../components/classes'
import { useText } from '../../text/useText'
import styles from './BodyMap.module.css'
import { type BodyPart, bodyParts, type Figure, type Zone } from './bodyZones'

type Area = Extract<Sensation, { overall: 'changed' }>['areas'][number]
type BodySide = 'left' | 'right'

type BodyMapProps = {
  readonly part: BodyPart
  readonly areas: readonly Area[]
  readonly onTap: (dermatome: string, side: BodySide) => void
}

/** How a changed area is marked in the picture besides its pattern: fewer, none, more. */
const marks: Readonly<Record<Area['feels'], string>> = { less: '−', absent: '0', more: '+' }

/** The body from the front and the back, to tap where it feels different. Every area is a button with its name. */
export function BodyMap({ part, areas, onTap }: BodyMapProps) {
  const t = useText('recovery')
  const id = useId()
  const { half, top, bottom, figures } = bodyParts[part]
  return (
    <div className={classes(styles.figures, styles[part])}>
      {figures.map((figure) => (
        <figure key={figure.view} className={styles.figure}>
          <figcaption className={styles.caption}>
            <span>{t(figure.view === 'front' ? 'side.right' : 'side.left')}</span>
            <b>{t(`view.${figure.view}`)}</b>
            <span>{t(figure.view === 'front' ? 'side.left' : 'side.right')}</span>
          </figcaption>
          {/* biome-ignore lint/a11y/useSemanticElements: a group inside a drawing, where a fieldset cannot stand */}
          <svg
            className={styles.svg}
            viewBox={`${-half} ${top} ${2 * half} ${bottom - top}`}
            role="group"
            aria-label={t(`view.${figure.view}`)}
          >
            <defs>
              <pattern
                id={`${id}less`}
                width="8"
                height="8"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <rect width="3" height="8" className={styles.ink} />
              </pattern>
              <pattern id={`${id}more`} width="9" height="9" patternUnits="userSpaceOnUse">
                <circle cx="4.5" cy="4.5" r="2.2" className={styles.ink} />
              </pattern>
            </defs>
            <Half
              figure={figure}
              side={figure.view === 'front' ? 'left' : 'right'}
              sign={1}
              {...{ areas, onTap, id }}
            />
            <Half
              figure={figure}
              side={figure.view === 'front' ? 'right' : 'left'}
              sign={-1}
              {...{ areas, onTap, id }}
            />
          </svg>
        </figure>
      ))}
    </div>
  )
}

type HalfProps = Pick<BodyMapProps, 'areas' | 'onTap'> & {
  readonly figure: Figure
  readonly side: BodySide
  /** 1 draws the half as it is, -1 mirrors it. */
  readonly sign: 1 | -1
  readonly id: string
}

function Half({ figure, side, sign, areas, onTap, id }: HalfProps) {
  const t = useText('recovery')
  return figure.zones.map((zone) => {
    const area = areas.find((each) => each.dermatome === zone.dermatome && (each.side === side || each.side === 'both'))
    const feels = area?.feels ?? null
    const says = t('zone', {
      dermatome: zone.dermatome,
      side: t(`sensation.side.${side}`),
      feels: feels === null ? t('zone.unchanged') : t(`sensation.feels.${feels}`),
    })
    const [x, y] = middleOf(zone, sign)
    const tap = () => onTap(zone.dermatome, side)
    return (
      // biome-ignore lint/a11y/useSemanticElements: a shape of a drawing, where an HTML button cannot stand
      <g
        key={`${zone.dermatome} ${side}`}
        role="button"
        tabIndex={0}
        aria-label={says}
        aria-pressed={feels !== null}
        className={styles.zone}
        onClick={tap}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          tap()
        }}
      >
        <polygon points={pointsOf(zone, sign)} className={styles.skin} />
        {feels !== null && (
          <polygon
            points={pointsOf(zone, sign)}
            className={feels === 'absent' ? styles.absent : undefined}
            {...(feels === 'absent' ? {} : { fill: `url(#${id}${feels})` })}
          />
        )}
        <text x={x} y={y + 5} textAnchor="middle" className={classes(styles.name, feels !== null && styles.marked)}>
          {zone.dermatome}
          {feels !== null && ` ${marks[feels]}`}
        </text>
      </g>
    )
  })
}

const pointsOf = (zone: Zone, sign: 1 | -1) => zone.points.map(([x, y]) => `${sign * x},${y}`).join(' ')

function middleOf({ points, name }: Zone, sign: 1 | -1): readonly [number, number] {
  if (name !== undefined) return [sign * name[0], name[1]]
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return [sign * mean(points.map(([x]) => x)), mean(points.map(([, y]) => y))]
}
