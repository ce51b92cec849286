import type { BlockStanding } from '@shared/wording/standing'
import { Button } from '../../../components/Button'
import { Chip } from '../../../components/Chip'
import { useText } from '../../../text/useText'
import { Grade } from './Grade'
import { HardWords } from './HardWords'
import styles from './Wording.module.css'

export type ShownBlock = {
  readonly id: string
  readonly text: string
  readonly product: string
  readonly standing: BlockStanding
  readonly isRetired: boolean
}

type BlockRowProps = {
  readonly block: ShownBlock
  readonly locale: 'en' | 'es'
  readonly onEdit: () => void
  readonly onRetire: (isRetired: boolean) => void
}

/** One text of the sheet with what a site may do about it. */
export function BlockRow({ block, locale, onEdit, onRetire }: BlockRowProps) {
  const t = useText('wording')
  const { id, text, product, standing, isRetired } = block
  return (
    <li className={styles.block}>
      <div className={styles.words}>
        <p className={isRetired ? styles.out : undefined}>
          <HardWords text={text} locale={locale} />
        </p>
        <p className={styles.marks}>
          <Grade text={text} locale={locale} />
          {(standing === 'mandatory' || standing === 'locked') && <Chip>{t(`standing.${standing}`)}</Chip>}
          {text !== product && <Chip>{t('own')}</Chip>}
          {isRetired && <Chip>{t('leftOut')}</Chip>}
        </p>
      </div>
      <div className={styles.acts}>
        {standing !== 'locked' && (
          <Button label={t('editWhich', { text })} onPress={onEdit}>
            {t('edit')}
          </Button>
        )}
        {standing === 'optional' && (
          <Button
            variant="quiet"
            label={t(isRetired ? 'restoreWhich' : 'retireWhich', { text, block: id })}
            onPress={() => onRetire(!isRetired)}
          >
            {t(isRetired ? 'restore' : 'retire')}
          </Button>
        )}
      </div>
    </li>
  )
}
