import type { ChecklistItem } from '@shared/pause/template'
import { Button } from '../../../components/Button'
import { StatusIcon, type StatusKind } from '../../../components/StatusIcon'
import { useSettings } from '../../../state/settings'
import { useText } from '../../../text/useText'
import styles from './Checklists.module.css'

type ItemRowProps = {
  readonly item: ChecklistItem
  readonly isChanged: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly isOwn: boolean
  readonly onMove: (places: number) => void
  readonly onEdit: () => void
  readonly onPreview: () => void
  readonly onRetire: () => void
}

const icons: Readonly<Record<ChecklistItem['stop'], StatusKind>> = {
  'stop-no-override': 'stop',
  stop: 'stop',
  warn: 'caution',
}

/** One item of a phase, with what can be done about it. */
export function ItemRow(props: ItemRowProps) {
  const { item, isChanged, isFirst, isLast, isOwn } = props
  const t = useText('checklists')
  const { locale } = useSettings()
  return (
    <li className={styles.item}>
      <span className={styles.id}>{item.id}</span>
      <div className={styles.words}>
        <p className={styles.ask}>{item.ask[locale]}</p>
        <p className={styles.answer}>{item.answer[locale]}</p>
        <p className={styles.marks}>
          <StatusIcon kind={icons[item.stop]} /> {t(`stop.${item.stop}`)}
          {isOwn && <span>{t('own')}</span>}
          {isChanged && <span className={styles.changed}>{t('changed')}</span>}
        </p>
      </div>
      <div className={styles.acts}>
        <Button
          variant="quiet"
          isDisabled={isFirst}
          label={t('up', { item: item.id })}
          onPress={() => props.onMove(-1)}
        >
          ↑
        </Button>
        <Button
          variant="quiet"
          isDisabled={isLast}
          label={t('down', { item: item.id })}
          onPress={() => props.onMove(1)}
        >
          ↓
        </Button>
        <Button label={t('editWhich', { item: item.id })} onPress={props.onEdit}>
          {t('edit')}
        </Button>
        <Button variant="quiet" label={t('previewWhich', { item: item.id })} onPress={props.onPreview}>
          {t('preview')}
        </Button>
        <Button variant="quiet" label={t('retireWhich', { item: item.id })} onPress={props.onRetire}>
          {t('retire')}
        </Button>
      </div>
    </li>
  )
}
