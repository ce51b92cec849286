import { type InstructionDocument, type Section, textOf } from '@shared/discharge/document'
import type { ReactNode } from 'react'
import { classes } from '../components/classes'
import { keyed } from '../components/keyed'
import styles from './InstructionsSheet.module.css'
import { QrCode } from './QrCode'
import { SheetIcon } from './SheetIcon'
import { SheetLine } from './SheetLine'
import type { Density } from './usePages'

/** A part of the sheet that no page break may cut. */
export type SheetBlock = { readonly id: string; readonly content: ReactNode }

/** The parts of the sheet in their order. Large print sets side by side what would otherwise stand above each other. */
export function sheetBlocks(sheet: InstructionDocument, isMarked: boolean, density: Density): readonly SheetBlock[] {
  const { boxes, callNow, phones, sections, callToday, next, size } = sheet
  const large = size === 'large'
  const isTight = density !== 'regular'
  const pair = (
    <div className={styles.two}>
      <Part section={callToday} isMarked={isMarked} />
      <Part section={next} isMarked={isMarked} />
    </div>
  )
  const callTodayBlock = {
    id: callToday.id,
    content: <Part section={callToday} isMarked={isMarked} columns={isTight} />,
  }
  return [
    { id: 'lead', content: <Lead sheet={sheet} isMarked={isMarked} /> },
    {
      id: 'boxes',
      content: (
        <div className={styles.three}>
          {boxes.map((box) => (
            <Box key={box.id} section={box} isMarked={isMarked} />
          ))}
        </div>
      ),
    },
    {
      id: 'call-now',
      content: (
        <section className={styles.now}>
          <Heading section={callNow} isMarked={isMarked} />
          <List section={callNow} isMarked={isMarked} columns={!large || isTight} />
        </section>
      ),
    },
    { id: 'phones', content: <Phones section={phones} isMarked={isMarked} /> },
    ...sections.flatMap((section) =>
      section.id === 'thinner'
        ? thinnerBlocks(section, isMarked)
        : isTight
          ? lineBlocks(section, isMarked)
          : [partBlock(section, isMarked)],
    ),
    ...(large
      ? [callTodayBlock, ...(isTight ? lineBlocks(next, isMarked) : [partBlock(next, isMarked)])]
      : [{ id: 'call-today', content: pair }]),
    { id: 'foot', content: <Foot sheet={sheet} isMarked={isMarked} /> },
  ]
}

const partBlock = (section: Section, isMarked: boolean): SheetBlock => ({
  id: section.id,
  content: <Part section={section} isMarked={isMarked} />,
})

/** A long sheet may break between two lines of a section, so that no page ends half empty; its heading keeps the first. */
function lineBlocks(section: Section, isMarked: boolean): readonly SheetBlock[] {
  const [first, ...others] = section.lines
  if (first === undefined) return [partBlock(section, isMarked)]
  return [
    partBlock({ ...section, lines: [first] }, isMarked),
    ...others.map((line, index) => ({
      id: `${section.id}-${index + 1}`,
      content: <List section={{ ...section, lines: [line] }} isMarked={isMarked} />,
    })),
  ]
}

/**
 * Each drug that is taken again is a block of its own with who confirmed it, so that many drugs need no page of their own.
 * The heading stays with the first, and the words about the dose with the last.
 */
function thinnerBlocks(section: Section, isMarked: boolean): readonly SheetBlock[] {
  const groups: Section['lines'][] = []
  for (const line of section.lines) {
    const last = groups.at(-1)
    if (last === undefined || begins.has(line.block)) groups.push([line])
    else last.push(line)
  }
  return groups.map((lines, index) =>
    index === 0
      ? partBlock({ ...section, lines }, isMarked)
      : {
          id: `thinner-${index}`,
          content: (
            <div className={styles.more}>
              <Paragraphs section={{ ...section, lines }} isMarked={isMarked} />
            </div>
          ),
        },
  )
}

/** Lines with which what is said of one drug begins. */
const begins = new Set(['thinner.start', 'thinner.words', 'thinner.keep'])

type SheetProps = { readonly sheet: InstructionDocument; readonly isMarked: boolean }
type PartProps = { readonly section: Section; readonly isMarked: boolean }

function Lead({ sheet: { title, lead }, isMarked }: SheetProps) {
  return (
    <>
      <h1 className={styles.title}>
        <SheetLine line={title} isMarked={isMarked} />
      </h1>
      {keyed(lead, (line) => line.block).map(({ key, item }) => (
        <p key={key} className={item.block === 'purpose' ? '' : styles.said}>
          <SheetLine line={item} isMarked={isMarked} />
        </p>
      ))}
    </>
  )
}

function Part({ section, isMarked, columns = false }: PartProps & { readonly columns?: boolean }) {
  const isThinner = section.id === 'thinner'
  return (
    <section className={classes(styles.section, isThinner && styles.thinner)} data-section={section.id}>
      <Heading section={section} isMarked={isMarked} />
      {isThinner ? (
        <Paragraphs section={section} isMarked={isMarked} />
      ) : (
        <List section={section} isMarked={isMarked} columns={columns} />
      )}
    </section>
  )
}

function Phones({ section, isMarked }: PartProps) {
  return (
    <section className={styles.phones}>
      <Heading section={section} isMarked={isMarked} />
      <p>
        {keyed(section.lines, (line) => line.block).map(({ key, item }) => (
          <span key={key} className={styles.phone}>
            <SheetLine line={item} isMarked={isMarked} />
          </span>
        ))}
      </p>
    </section>
  )
}

function Foot({ sheet: { foot, imprint, codes = [] }, isMarked }: SheetProps) {
  return (
    <footer className={styles.foot}>
      <div className={styles.small}>
        {keyed(foot, (line) => line.block).map(({ key, item }) => (
          <p key={key}>
            <SheetLine line={item} isMarked={isMarked} />
          </p>
        ))}
        {imprint.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {codes.map(({ id, label, payload }) => (
        <figure key={id} className={styles.code}>
          <QrCode payload={payload} label={textOf(label)} />
          <figcaption>
            <SheetLine line={label} isMarked={isMarked} />
          </figcaption>
        </figure>
      ))}
    </footer>
  )
}

function Box({ section, isMarked }: PartProps) {
  return (
    <section className={styles.box}>
      <Heading section={section} isMarked={isMarked} />
      {keyed(section.lines, (line) => line.block).map(({ key, item }) => (
        <p key={key}>
          <SheetLine line={item} isMarked={isMarked} />
        </p>
      ))}
    </section>
  )
}

function Heading({ section, isMarked }: PartProps) {
  return (
    <h2>
      <SheetIcon of={section.id} />
      <SheetLine line={section.heading} isMarked={isMarked} />
    </h2>
  )
}

function List({ section, isMarked, columns = false }: PartProps & { readonly columns?: boolean }) {
  return (
    <ul className={classes(styles.list, columns && styles.columns)}>
      {keyed(section.lines, (line) => line.block).map(({ key, item }) => (
        <li key={key}>
          <SheetLine line={item} isMarked={isMarked} />
        </li>
      ))}
    </ul>
  )
}

const isWhen = (block: string) => block === 'thinner.start' || block === 'thinner.words'

function Paragraphs({ section, isMarked }: PartProps) {
  return keyed(section.lines, (line) => line.block).map(({ key, item }) => (
    <p key={key} className={classes(isWhen(item.block) && styles.when, item.block === 'thinner.by' && styles.by)}>
      <SheetLine line={item} isMarked={isMarked} />
    </p>
  ))
}
