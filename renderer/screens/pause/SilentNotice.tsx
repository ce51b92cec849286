import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './SilentNotice.module.css'
import { useLocalVoices } from './useSpeech'

/** Says that nothing is said: questions are wanted aloud, and this computer has no voice for the language of the room. */
export function SilentNotice() {
  const t = useText('pause')
  const { speech, locale } = useSettings()
  const voices = useLocalVoices(locale)
  return speech.on && voices.length === 0 ? <p className={styles.silent}>{t('silent')}</p> : null
}
