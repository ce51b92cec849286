import type { Failure } from '@shared/contract/channel'
import { shippedLibrary } from '@shared/discharge/library'
import { soundText } from '@shared/wording/sound'
import { useState } from 'react'
import { Banner } from '../../../components/Banner'
import { Button } from '../../../components/Button'
import { Dialog } from '../../../components/Dialog'
import { DialogActions } from '../../../components/DialogActions'
import { RefusalBanner } from '../../../components/RefusalBanner'
import { TextArea } from '../../../components/TextField'
import { actOnWording } from '../../../state/wording'
import { useFailureText, useText } from '../../../text/useText'
import type { ShownBlock } from './BlockRow'
import { Grade } from './Grade'
import { HardWords } from './HardWords'
import styles from './Wording.module.css'

type EditDialogProps = { readonly block: ShownBlock; readonly locale: 'en' | 'es'; readonly onClose: () => void }

/** Says a text in the site's own words: the same rules as in the record, shown while it is written. */
export function EditDialog({ block, locale, onClose }: EditDialogProps) {
  const t = useText('wording')
  const failureText = useFailureText()
  const [text, setText] = useState(block.text)
  const [failure, setFailure] = useState<Failure | null>(null)
  const sound = soundText(shippedLibrary(locale), block.id, text.trim())
  const save = async (change: 'reword' | 'take-product') => {
    const named = { block: block.id }
    const reply = await actOnWording({
      do: 'wording.edit',
      locale,
      change: change === 'reword' ? { edit: change, ...named, text: text.trim() } : { edit: change, ...named },
    })
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }
  return (
    <Dialog
      title={t('edit.title')}
      size="wide"
      isOpen
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('back')}
          onCancel={onClose}
          confirm={t('save')}
          onConfirm={() => void save('reword')}
          isDisabled={!sound.ok || text.trim() === block.text}
        />
      }
    >
      <p className={styles.muted}>{t('product')}</p>
      <p lang={locale}>{block.product}</p>
      <TextArea label={t('site')} value={text} onChange={setText} maxLength={2000} rows={4} />
      <p className={styles.muted}>{t('hard')}</p>
      <p className={styles.trial}>
        <HardWords text={text} locale={locale} />
      </p>
      <Grade text={text} locale={locale} />
      {!sound.ok && (
        <Banner kind="caution">{failureText({ ...sound.failure, params: { ...sound.failure.params } })}</Banner>
      )}
      <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
      {block.text !== block.product && (
        <div>
          <Button onPress={() => void save('take-product')}>{t('takeProduct')}</Button>
        </div>
      )}
    </Dialog>
  )
}
