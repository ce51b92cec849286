import type { Failure } from '@shared/contract/channel'
import type { Person } from '@shared/people/person'
import { type FormEvent, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { useText } from '../../text/useText'
import styles from './VaultScreen.module.css'

/** A new site: the first person is an administrator, who adds the others in the settings. */
export function FirstPersonScreen({ onAdded }: { readonly onAdded: (people: readonly Person[]) => void }) {
  const t = useText('vault')
  const [name, setName] = useState('')
  const [pin, setPin] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const badPin = pin !== '' && !/^\d{4,12}$/.test(pin)
  const ready = name.trim() !== '' && /^\d{4,12}$/.test(pin)

  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const reply = await request('people.add', { name, role: 'administrator', pin })
    if (reply.ok) onAdded(reply.value.people)
    else setFailure(reply.failure)
  }

  return (
    <main className={styles.page}>
      <form className={styles.panel} onSubmit={add}>
        <h1>{t('first.title')}</h1>
        <p className={styles.says}>{t('first.says')}</p>
        <TextField label={t('first.name')} value={name} onChange={setName} autoFocus maxLength={120} />
        <TextField
          label={t('first.pin')}
          type="password"
          inputMode="numeric"
          value={pin}
          onChange={setPin}
          help={t('first.pinHelp')}
          invalid={badPin ? t('first.pinBad') : null}
          maxLength={12}
        />
        <RefusalBanner failure={failure} />
        <Button type="submit" variant="primary" size="large" isDisabled={!ready}>
          {t('first.do')}
        </Button>
      </form>
    </main>
  )
}
