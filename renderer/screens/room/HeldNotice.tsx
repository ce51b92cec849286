import { caseIdSchema } from '@shared/case/envelope'
import { displayName } from '@shared/case/patient'
import type { BoardRow } from '@shared/contract/boardRow'
import type { Failure } from '@shared/contract/channel'
import { procedureName } from '@shared/plan/catalogue'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea } from '../../components/TextField'
import { joinHeld, keepHeldApart, useHeld } from '../../state/held'
import { useNow } from '../../state/now'
import { useSession } from '../../state/session'
import { useSettings } from '../../state/settings'
import { formatTime, localDay } from '../../text/format'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import { HeldList } from './HeldList'
import styles from './RoomBar.module.css'

const underWay: readonly string[] = ['pause', 'procedure', 'sign-out']

/** What was written down while no case could take it, and the question which case it belongs to. Nothing where nothing is. */
export function HeldNotice() {
  const t = useText('room')
  const held = useHeld()
  const [open, setOpen] = useState(false)
  const [first] = held
  if (first === undefined) return null
  return (
    <div className={styles.notice}>
      <Banner kind="caution" actions={<Button onPress={() => setOpen(true)}>{t('held.where')}</Button>}>
        {t('held.says', { count: held.length, time: formatTime(first.at) })}
      </Banner>
      {open && <JoinDialog onClose={() => setOpen(false)} />}
    </div>
  )
}

function JoinDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('room')
  const { locale } = useSettings()
  const held = useHeld()
  const { signedIn } = useSession()
  const day = localDay(useNow(60_000))
  const [rows, setRows] = useState<readonly BoardRow[]>([])
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  const [signingIn, setSigningIn] = useState(signedIn.length === 0)
  useEffect(() => {
    void request('board.day', { day }).then((reply) => {
      if (reply.ok) setRows(reply.value.rows)
      else setFailure(reply.failure)
    })
  }, [day])
  if (signingIn) return <SignInDialog isOpen onClose={() => setSigningIn(false)} says={t('held.signIn')} />
  const finish = (reply: { readonly ok: true } | { readonly ok: false; readonly failure: Failure }) => {
    if (reply.ok) onClose()
    else setFailure(reply.failure)
  }
  const ordered = [...rows].sort((a, b) => Number(underWay.includes(b.phase)) - Number(underWay.includes(a.phase)))
  return (
    <Dialog title={t('held.title')} isOpen onClose={onClose} size="wide">
      <HeldList held={held} />
      <p>{t('held.choose')}</p>
      <RefusalBanner failure={failure} />
      <ul className={styles.cases}>
        {ordered.map((row) => (
          <li key={row.caseId}>
            <Button
              className={styles.case ?? ''}
              onPress={() => void joinHeld(caseIdSchema.parse(row.caseId)).then(finish)}
            >
              <span>{displayName(row.patient)}</span>
              <small>
                {formatTime(row.scheduledAt)} · {row.room} · {procedureName(row.plan.procedure, locale)}
              </small>
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.none}>
        <TextArea label={t('held.none')} value={reason} onChange={setReason} rows={2} maxLength={1000} />
        <div>
          <Button
            variant="quiet"
            isDisabled={reason.trim().length < 3}
            onPress={() => void keepHeldApart(reason.trim()).then(finish)}
          >
            {t('held.keep')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
