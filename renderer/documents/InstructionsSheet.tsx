import { type InstructionDocument, plainText } from '@shared/discharge/document'
import { fillPlaceholders } from '@shared/kit/fillPlaceholders'
import { classes } from '../components/classes'
import './printFonts'
import styles from './InstructionsSheet.module.css'
import { SheetLine } from './SheetLine'
import { sheetBlocks } from './sheetBlocks'
import { usePages } from './usePages'

type InstructionsSheetProps = {
  readonly document: InstructionDocument
  /** On the screen: values filled in from the record are marked until somebody has checked them. */
  readonly isMarked?: boolean
  /** On the screen: every page as a sheet with its margins. On paper the printer gives them. */
  readonly onScreen?: boolean
}

/** The discharge sheet, on paper and in the preview: one component, page by page, so that both are the same. */
export function InstructionsSheet({ document: sheet, isMarked = false, onScreen = false }: InstructionsSheetProps) {
  const { body, density, pages } = usePages(sheet, plainText(sheet))
  const blocks = sheetBlocks(sheet, isMarked, density)
  const isTight = density !== 'regular'
  const laid = pages ?? [blocks.map((_block, index) => index)]
  return (
    <article
      className={classes(
        styles.sheet,
        styles[sheet.size],
        isTight && styles.tight,
        styles[density],
        onScreen && styles.onScreen,
      )}
      lang={sheet.locale}
      dir={sheet.direction}
      data-testid="instructions-sheet"
      data-ready={pages !== null}
    >
      {laid.map((indices, page) => (
        <div key={indices[0] ?? 0} className={styles.page} data-testid="sheet-page">
          <Running sheet={sheet} />
          <div className={styles.body} ref={page === 0 ? body : undefined}>
            {indices.map((index) => (
              <div key={blocks[index]?.id} className={styles.block}>
                {blocks[index]?.content}
              </div>
            ))}
          </div>
          <Footer sheet={sheet} page={page + 1} pages={laid.length} />
        </div>
      ))}
    </article>
  )
}

/** At the top of every page: whose it is. */
function Running({ sheet }: { readonly sheet: InstructionDocument }) {
  const { person, date, drill } = sheet
  return (
    <div className={styles.running}>
      <p className={styles.who}>
        <span>
          <bdi>{person.name}</bdi> · <bdi>{person.born}</bdi> · <bdi>{person.id}</bdi>
        </span>
        <bdi>{date}</bdi>
      </p>
      {drill !== null && <p className={styles.drill}>{drill}</p>}
    </div>
  )
}

type FooterProps = { readonly sheet: InstructionDocument; readonly page: number; readonly pages: number }

/** At the foot of every page: whom to call, and which page of how many. */
function Footer({ sheet, page, pages }: FooterProps) {
  const { phones, pageLabel = '{n} / {m}' } = sheet
  return (
    <div className={styles.footer}>
      <span>
        {phones.lines.map((line) => (
          <bdi key={line.block} className={styles.footPhone}>
            <SheetLine line={line} isMarked={false} />
          </bdi>
        ))}
      </span>
      <span>{fillPlaceholders(pageLabel, { n: page, m: pages })}</span>
    </div>
  )
}
