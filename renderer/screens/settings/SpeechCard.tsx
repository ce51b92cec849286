import type { StationSettings } from '@shared/contract/settings'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { CheckField } from '../../components/CheckField'
import { Select } from '../../components/Select'
import { useText } from '../../text/useText'
import { speak, useLocalVoices } from '../pause/useSpeech'
import styles from './SettingsScreen.module.css'

type Speech = StationSettings['speech']
type SpeechCardProps = { readonly settings: StationSettings; readonly onChange: (speech: Speech) => void }

/** Questions said aloud by this computer's own voices: off until somebody wants it, and never over a network. */
export function SpeechCard({ settings, onChange }: SpeechCardProps) {
  const t = useText('settings')
  const { speech, locale } = settings
  const voices = useLocalVoices(locale)
  const chosen = voices.find((each) => each.voiceURI === speech.voice) ?? voices[0]
  return (
    <Card title={t('speech.title')}>
      <p className={styles.muted}>{t('speech.says')}</p>
      {voices.length === 0 && <Banner kind="info">{t('speech.noVoice', { language: t(`language.${locale}`) })}</Banner>}
      <CheckField label={t('speech.on')} value={speech.on} onChange={(on) => onChange({ ...speech, on })} />
      {voices.length > 0 && (
        <div className={styles.two}>
          <Select
            label={t('speech.voice')}
            value={chosen?.voiceURI ?? null}
            onChange={(voice) => onChange({ ...speech, voice })}
            options={voices.map((voice) => ({ value: voice.voiceURI, label: `${voice.name} (${voice.lang})` }))}
          />
          <div className={styles.keys}>
            <Button onPress={() => speak(t('speech.example'), chosen)}>{t('speech.try')}</Button>
          </div>
        </div>
      )}
    </Card>
  )
}
