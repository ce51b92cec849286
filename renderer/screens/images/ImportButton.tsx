import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { Button } from '../../components/Button'
import { useText } from '../../text/useText'
import styles from './ImportButton.module.css'

type ImportButtonProps = { readonly onChoose: (what: 'files' | 'folder') => void; readonly isDisabled: boolean }

/** Where images come from: files, or a folder or disc as a whole. */
export function ImportButton({ onChoose, isDisabled }: ImportButtonProps) {
  const t = useText('images')
  return (
    <MenuTrigger>
      <Button isDisabled={isDisabled}>{t('import')}</Button>
      <Popover className={styles.popover ?? ''} placement="bottom start">
        <Menu
          className={styles.menu ?? ''}
          aria-label={t('import.from')}
          onAction={(key) => onChoose(key === 'folder' ? 'folder' : 'files')}
        >
          <MenuItem id="folder" className={styles.item ?? ''}>
            {t('import.folder')}
          </MenuItem>
          <MenuItem id="files" className={styles.item ?? ''}>
            {t('import.files')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
