import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { actionKeys, actions, markTools, navigationTools, toolKeys } from '../../imaging/tools'
import { useText } from '../../text/useText'
import styles from './Dialogs.module.css'

/** Keys that are no letters of a tool, with what they do. */
const others = [
  'arrows',
  'pages',
  'ends',
  'wheel',
  'buttons',
  'fingers',
  'shift',
  'move',
  'enter',
  'delete',
  'undo',
  'presets',
]

/** Every key, and what mouse and fingers do. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useText('images')
  const rows = [
    ...[...navigationTools, ...markTools].map((tool) => ({ key: toolKeys[tool], says: t(`tool.${tool}`) })),
    ...actions.flatMap((action) => {
      const key = actionKeys[action]
      return key === undefined ? [] : [{ key, says: t(`action.${action}`) }]
    }),
    ...others.map((name) => ({ key: t(`keys.${name}`), says: t(`keys.${name}.does`) })),
  ]
  return (
    <Dialog
      title={t('keys.title')}
      isOpen={isOpen}
      size="wide"
      onClose={onClose}
      actions={
        <Button variant="primary" onPress={onClose} autoFocus>
          {t('keys.close')}
        </Button>
      }
    >
      <dl className={styles.keys}>
        {rows.map(({ key, says }) => (
          <div key={`${key} ${says}`}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
