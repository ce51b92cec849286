import type { Failure } from '@shared/contract/channel'
import type { OutputOf } from '@shared/contract/channels'
import { type FormEvent, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { CheckField } from '../../components/CheckField'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { formatDateTime } from '../../text/format'
import { useFailureText, useText } from '../../text/useText'
import styles from './VaultScreen.module.css'

type VaultStatus = OutputOf<'vault.status'>
type VaultScreenProps = { readonly status: VaultStatus; readonly onChanged: (status: VaultStatus) => void }

/** Opens the encrypted record: a passphrase at the first start, and where the computer has no key store of its own. */
export function VaultScreen({ status, onChanged }: VaultScreenProps) {
  return (
    <main className={styles.page}>
      {status.state === 'absent' ? <Create onChanged={onChanged} /> : <Unlock status={status} onChanged={onChanged} />}
    </main>
  )
}

function Create({ onChanged }: Pick<VaultScreenProps, 'onChanged'>) {
  const t = useText('vault')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [written, setWritten] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState(false)
  const tooShort = passphrase !== '' && passphrase.trim().length < 12
  const differs = again !== '' && again !== passphrase
  const ready = passphrase.trim().length >= 12 && again === passphrase && written

  const create = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready || busy) return
    setBusy(true)
    const reply = await request('vault.create', { passphrase })
    setBusy(false)
    if (reply.ok) onChanged(reply.value)
    else setFailure(reply.failure)
  }

  return (
    <form className={styles.panel} onSubmit={create}>
      <h1>{t('create.title')}</h1>
      <p className={styles.says}>{t('create.says')}</p>
      <TextField
        label={t('passphrase')}
        type="password"
        value={passphrase}
        onChange={setPassphrase}
        help={t('create.help')}
        invalid={tooShort ? t('create.short') : null}
        autoFocus
      />
      <TextField
        label={t('create.again')}
        type="password"
        value={again}
        onChange={setAgain}
        invalid={differs ? t('create.differs') : null}
      />
      <Banner kind="caution">{t('create.loss')}</Banner>
      <CheckField label={t('create.written')} value={written} onChange={setWritten} />
      <RefusalBanner failure={failure} />
      <Button type="submit" variant="primary" size="large" isDisabled={!ready} isPending={busy}>
        {busy ? t('create.busy') : t('create.do')}
      </Button>
    </form>
  )
}

function Unlock({ status, onChanged }: VaultScreenProps) {
  const t = useText('vault')
  const [passphrase, setPassphrase] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [busy, setBusy] = useState<'unlock' | 'restore' | null>(null)
  const says = useFailureText()
  const { restorable } = status

  const open = async (how: 'unlock' | 'restore') => {
    if (passphrase === '' || busy !== null) return
    setBusy(how)
    setFailure(null)
    const reply = await request(`vault.${how}`, { passphrase })
    setBusy(null)
    if (reply.ok) return onChanged(reply.value)
    setFailure(reply.failure)
    // What stands in the way, and whether there is a backup to restore, can be another thing after the try.
    const now = await request('vault.status', {})
    if (now.ok) onChanged(now.value)
  }
  const unlock = (event: FormEvent) => {
    event.preventDefault()
    void open('unlock')
  }

  return (
    <form className={styles.panel} onSubmit={unlock}>
      <h1>{t('unlock.title')}</h1>
      {status.why !== null && status.why.code !== failure?.code && <p className={styles.says}>{says(status.why)}</p>}
      <TextField label={t('passphrase')} type="password" value={passphrase} onChange={setPassphrase} autoFocus />
      <RefusalBanner failure={failure} />
      <Button
        type="submit"
        variant={restorable === null ? 'primary' : 'plain'}
        size="large"
        isDisabled={passphrase === '' || busy === 'restore'}
        isPending={busy === 'unlock'}
      >
        {busy === 'unlock' ? t('unlock.busy') : t('unlock.do')}
      </Button>
      {restorable !== null && (
        <>
          <Banner kind="caution">
            {t('restore.says', { at: formatDateTime(restorable.createdAt), cases: restorable.cases })}
          </Banner>
          <Button
            variant="primary"
            size="large"
            isDisabled={passphrase === '' || busy === 'unlock'}
            isPending={busy === 'restore'}
            onPress={() => void open('restore')}
          >
            {busy === 'restore' ? t('restore.busy') : t('restore.do')}
          </Button>
        </>
      )}
    </form>
  )
}
