import type { InstructionDocument, Section } from '@shared/discharge/document'
import { classes } from '../components/classes'
import { keyed } from '../components/keyed'
import './printFonts'
import styles from './InstructionsSheet.module.css'
import { SheetLine } from './SheetLine'

type InstructionsSheetProps = {
  readonly document: InstructionDocument
  /** On the screen: values filled in from the record are marked until somebody has checked them. */
  readonly isMarked?: boolean
}

/** The discharge sheet, on paper and in the preview: one component, so that both are the same. */
export function InstructionsSheet({ document: sheet, isMarked = false }: InstructionsSheetProps) {
  const { person, date, drill, title, lead, boxes, callNow, sections, callToday, next, phones, foot, imprint } = sheet
  const [what, ...rest] = lead
  return (
    <article
      className={classes(styles.sheet, styles[sheet.size])}
      lang={sheet.locale}
      dir={sheet.direction}
      data-testid="instructions-sheet"
    >
      <div className={styles.running}>
        <p className={styles.who}>
          <span>
            {person.name} · {person.born} · {person.id}
          </span>
          <span>{date}</span>
        </p>
        {drill !== null && <p className={styles.drill}>{drill}</p>}
      </div>
      <div className={styles.flow}>
        <h1 className={styles.title}>
          <SheetLine line={title} isMarked={isMarked} />
        </h1>
        {what !== undefined && (
          <p className={styles.what}>
            <SheetLine line={what} isMarked={isMarked} />
          </p>
        )}
        {keyed(rest, (line) => line.block).map(({ key, item }) => (
          <p key={key} className={item.block === 'goal' ? styles.goal : ''}>
            <SheetLine line={item} isMarked={isMarked} />
          </p>
        ))}
        <div className={styles.three}>
          {boxes.map((box) => (
            <Box key={box.id} section={box} isMarked={isMarked} />
          ))}
        </div>
        <section className={styles.now}>
          <Heading section={callNow} isMarked={isMarked} />
          <List section={callNow} isMarked={isMarked} columns />
        </section>
        <section className={styles.phones}>
          <Heading section={phones} isMarked={isMarked} />
          <p>
            {keyed(phones.lines, (line) => line.block).map(({ key, item }) => (
              <span key={key} className={styles.phone}>
                <SheetLine line={item} isMarked={isMarked} />
              </span>
            ))}
          </p>
        </section>
        {sections.map((section) => (
          <section
            key={section.id}
            className={classes(styles.section, section.id === 'thinner' && styles.thinner)}
            data-section={section.id}
          >
            <Heading section={section} isMarked={isMarked} />
            {section.id === 'thinner' ? (
              <Paragraphs section={section} isMarked={isMarked} />
            ) : (
              <List section={section} isMarked={isMarked} />
            )}
          </section>
        ))}
        <div className={styles.two}>
          <section className={styles.section}>
            <Heading section={callToday} isMarked={isMarked} />
            <List section={callToday} isMarked={isMarked} />
          </section>
          <section className={styles.section}>
            <Heading section={next} isMarked={isMarked} />
            <List section={next} isMarked={isMarked} />
          </section>
        </div>
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
        </footer>
      </div>
    </article>
  )
}

type PartProps = { readonly section: Section; readonly isMarked: boolean }

function Box({ section, isMarked }: PartProps) {
  return (
    <section className={styles.box}>
      <h2>
        <SheetLine line={section.heading} isMarked={isMarked} />
      </h2>
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

function Paragraphs({ section, isMarked }: PartProps) {
  return keyed(section.lines, (line) => line.block).map(({ key, item }) => (
    <p key={key} className={item.block === 'thinner.start' || item.block === 'thinner.words' ? styles.when : ''}>
      <SheetLine line={item} isMarked={isMarked} />
    </p>
  ))
}
