import type { BlockOfBasis, RadiofrequencyBasis } from '@shared/diary/basis'
import { Card } from '../../components/Card'
import { Status } from '../../components/Status'
import type { StatusKind } from '../../components/StatusIcon'
import { formatDate } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Diary.module.css'
import { sayEarlier } from './sayEarlier'
import { type BlocksBefore, useBlocksBefore } from './useBlocksBefore'

const kinds: Readonly<Record<RadiofrequencyBasis['verdict'], StatusKind>> = {
  met: 'clear',
  decided: 'info',
  question: 'caution',
}

/** Among the findings: what a planned radiofrequency rests on, and the question where the rule of the site is not met. */
export function BlockBasisCard() {
  const t = useText('diary')
  const basis = useBlocksBefore()
  if (basis === null) return null
  const kind = kindOf(basis)
  return (
    <Card tone={kind === 'info' ? 'plain' : kind} title={t('basis.title')}>
      <BlockBasisText basis={basis} />
    </Card>
  )
}

const kindOf = (basis: Exclude<BlocksBefore, null>) => (basis === 'failed' ? 'caution' : kinds[basis.verdict])

/** The verdict, why, and each block at this place in one line. */
export function BlockBasisText({ basis }: { readonly basis: Exclude<BlocksBefore, null> }) {
  const t = useText('diary')
  const kind = kindOf(basis)
  if (basis === 'failed') return <Status kind={kind}>{t('basis.failed')}</Status>
  const { verdict, because, thresholdPercent, blocksNeeded, blocks } = basis
  const threshold = thresholdPercent
  return (
    <>
      <Status kind={kind}>{t(`basis.${verdict}`)}</Status>
      <p>{because.startsWith('physician') ? t(`basis.${because}`) : t(`because.${because}`, { threshold })}</p>
      <ul className={styles.blocks}>
        {blocks.map((each) => (
          <li key={each.block.caseId}>
            <Block of={each} />
          </li>
        ))}
      </ul>
      <p className={styles.muted}>{t(blocksNeeded === 2 ? 'rule.two' : 'rule.one', { threshold })}</p>
    </>
  )
}

function Block({ of: { block, duration, notes, concluded } }: { readonly of: BlockOfBasis }) {
  const t = useText('diary')
  const said = block.bestReliefPercent === null ? [] : [t(`duration.${duration}`)]
  const noted = notes.map((note) => t(`note.${note}`))
  return (
    <>
      <p>{[sayEarlier(block, t), ...said].join('. ')}.</p>
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
