import type { Failure } from '@shared/contract/channel'
import type { StationSettings } from '@shared/contract/settings'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Chip } from '../../components/Chip'
import { Choices } from '../../components/Choices'
import { NumberField } from '../../components/NumberField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { TextField } from '../../components/TextField'
import { changeSettings, useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'
import { SpeechCard } from './SpeechCard'

type DisplayChoice = { readonly value: string; readonly label: string }

/** What this copy of the app is: its name and room, how it looks, its displays and its pedals. */
export function StationSection() {
  const t = useText('settings')
  const settings = useSettings()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [name, setName] = useState(settings.stationName)
  const [room, setRoom] = useState(settings.room)
  const [displays, setDisplays] = useState<readonly DisplayChoice[]>([])
  useEffect(() => {
    void request('wall.displays', {}).then((reply) => {
      if (reply.ok)
        setDisplays(
          reply.value.displays.map(({ id, label, primary }) => ({
            value: id,
            label: primary ? `${label} (${t('primary')})` : label,
          })),
        )
    })
  }, [t])
  const change = async (part: Partial<StationSettings>) => {
    const reply = await changeSettings(part)
    setFailure(reply.ok ? null : reply.failure)
  }
  return (
    <>
      <RefusalBanner failure={failure} />
      <Card title={t('station.title')}>
        <div className={styles.two}>
          <TextField
            label={t('station.name')}
            value={name}
            onChange={setName}
            onBlur={() => void change({ stationName: name })}
            maxLength={60}
          />
          <TextField
            label={t('station.room')}
            value={room}
            onChange={setRoom}
            onBlur={() => void change({ room })}
            maxLength={60}
          />
        </div>
        <Choices
          label={t('station.theme')}
          value={settings.theme}
          onChange={(theme) => void change({ theme })}
          options={(['light', 'dark', 'system'] as const).map((value) => ({ value, label: t(`theme.${value}`) }))}
        />
        <Choices
          label={t('station.language')}
          value={settings.locale}
          onChange={(locale) => void change({ locale })}
          options={(['en', 'es'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
        />
        <Choices
          label={t('station.paper')}
          value={settings.paper}
          onChange={(paper) => void change({ paper })}
          options={(['country', 'A4', 'Letter'] as const).map((value) => ({ value, label: t(`paper.${value}`) }))}
        />
        <NumberField
          label={t('station.lock')}
          unit={t('minutes')}
          min={1}
          max={240}
          value={settings.lockAfterMinutes}
          onChange={(lockAfterMinutes) => lockAfterMinutes !== null && void change({ lockAfterMinutes })}
        />
      </Card>
      <Card title={t('wall.title')}>
        <p className={styles.muted}>{t('wall.says')}</p>
        {displays.length < 2 && <Banner kind="info">{t('wall.one')}</Banner>}
        <Select
          label={t('wall.display')}
          value={settings.wallDisplayId}
          onChange={(wallDisplayId) => void change({ wallDisplayId })}
          placeholder={t('wall.automatic')}
          options={displays}
        />
      </Card>
      <SpeechCard settings={settings} onChange={(speech) => void change({ speech })} />
      <KeysCard settings={settings} onChange={(pauseKeys) => void change({ pauseKeys })} />
    </>
  )
}

type PauseKeys = StationSettings['pauseKeys']
const inputs = ['next', 'confirm', 'stop'] as const

/** Clickers and foot pedals are keyboards: press the pedal once and the app knows it. */
function KeysCard({
  settings,
  onChange,
}: {
  readonly settings: StationSettings
  readonly onChange: (keys: PauseKeys) => void
}) {
  const t = useText('settings')
  const [learning, setLearning] = useState<(typeof inputs)[number] | null>(null)
  useEffect(() => {
    if (learning === null) return
    const learn = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopPropagation()
      if (event.repeat || event.code === '') return
      const without = (codes: readonly string[]) => codes.filter((code) => code !== event.code)
      const { next, confirm, stop } = settings.pauseKeys
      const cleared = { next: without(next), confirm: without(confirm), stop: without(stop) }
      onChange({ ...cleared, [learning]: [...cleared[learning], event.code].slice(-8) })
      setLearning(null)
    }
    window.addEventListener('keydown', learn, { capture: true })
    return () => window.removeEventListener('keydown', learn, { capture: true })
  }, [learning, settings.pauseKeys, onChange])
  return (
    <Card title={t('keys.title')}>
      <p className={styles.muted}>{t('keys.says')}</p>
      {inputs.map((input) => (
        <div key={input} className={styles.person}>
          <span>
            <b>{t(`keys.${input}`)}</b>
            <span className={styles.keys}>
              {settings.pauseKeys[input].length === 0 && <span className={styles.muted}>{t('keys.none')}</span>}
              {settings.pauseKeys[input].map((code) => (
                <Chip key={code}>{code}</Chip>
              ))}
            </span>
          </span>
          <Button
            variant="quiet"
            isDisabled={settings.pauseKeys[input].length === 0}
            onPress={() => onChange({ ...settings.pauseKeys, [input]: [] })}
          >
            {t('keys.forget')}
          </Button>
          <Button isPressed={learning === input} onPress={() => setLearning(input)}>
            {t(learning === input ? 'keys.press' : 'keys.learn')}
          </Button>
        </div>
      ))}
    </Card>
  )
}
