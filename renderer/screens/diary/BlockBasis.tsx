import type { BlockOfBasis, RadiofrequencyBasis } from '@shared/diary/basis'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import type { StatusKind } from '../../components/StatusIcon'
import { useSettings } from '../../state/settings'
import { formatDate } from '../../text/format'
import { useText } from '../../text/useText'
import { BasisActs } from './BasisActs'
import styles from './Diary.module.css'
import { ElsewhereBlocks } from './ElsewhereBlocks'
import { sayEarlier } from './sayEarlier'
import { type ShownBasis, useShownBasis } from './useBlocksBefore'

/** Among the findings: what a planned radiofrequency rests on, and the question where the rule of the site is not met. */
export function BlockBasisCard() {
  const t = useText('diary')
  const shown = useShownBasis()
  if (shown === null) return null
  const kind = kindOf(shown)
  return (
    <Card tone={kind === 'info' ? 'plain' : kind} title={t('basis.title')}>
      <BlockBasisText shown={shown} />
    </Card>
  )
}

/** An answered question is decided, as an override is; an open one keeps the needle away. */
function kindOf({ basis, question }: ShownBasis): Exclude<StatusKind, 'unknown'> {
  if (question === null) return basis.verdict === 'met' ? 'clear' : 'info'
  return question.answer === null ? 'stop' : 'info'
}

/** The verdict, why, each block at this place in one line, and what a person can do about it. */
export function BlockBasisText({ shown }: { readonly shown: ShownBasis }) {
  const t = useText('diary')
  const { basis, question } = shown
  const { thresholdPercent: threshold, blocksNeeded, blocks } = basis
  const answer = question?.answer ?? null
  return (
    <>
      <Status kind={kindOf(shown)}>{t(`basis.${answer !== null ? 'answered' : verdictOf(shown)}`)}</Status>
      {answer !== null && (
        <p>{t('basis.answer', { reason: answer.reason, by: answer.by, on: formatDate(answer.at) })}</p>
      )}
      <p>{whyOf(basis, t)}</p>
      {blocks.length > 0 && (
        <ul className={styles.blocks}>
          {blocks.map((each) => (
            <li key={each.block.caseId}>
              <Block of={each} />
            </li>
          ))}
        </ul>
      )}
      <ElsewhereBlocks />
      <p className={styles.muted}>{t(blocksNeeded === 2 ? 'rule.two' : 'rule.one', { threshold })}</p>
      <BasisActs question={question} />
    </>
  )
}

/** What somebody told of a block elsewhere may speak against a rule that the records of the station meet. */
function verdictOf({ basis, question }: ShownBasis): RadiofrequencyBasis['verdict'] {
  return question === null ? basis.verdict : 'question'
}

type Text = (key: string, params?: Readonly<Record<string, string | number>>) => string

function whyOf({ because, thresholdPercent }: RadiofrequencyBasis, t: Text): string {
  switch (because) {
    case 'physician-decided':
    case 'physician-concluded-no':
    case 'unread':
      return t(`basis.${because}`)
    default:
      return t(`because.${because}`, { threshold: thresholdPercent })
  }
}

function Block({ of: { block, duration, notes, concluded } }: { readonly of: BlockOfBasis }) {
  const t = useText('diary')
  const { locale } = useSettings()
  const said = block.bestReliefPercent === null ? [] : [t(`duration.${duration}`)]
  const noted = notes.map((note) => t(`note.${note}`))
  return (
    <>
      <p>{[sayEarlier(block, t, locale), ...said].join('. ')}.</p>
      {noted.length > 0 && <p>{noted.join(' ')}</p>}
      {concluded !== null && (
        <p>
          {t('concluded', {
            what: t(`conclusion.${concluded.conclusion}`),
            by: concluded.by,
            on: formatDate(concluded.at),
            reason: concluded.reason,
          })}
        </p>
      )}
    </>
  )
}
