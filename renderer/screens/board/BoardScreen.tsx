import type { CaseId } from '@shared/case/envelope'
import { caseIdSchema } from '@shared/case/envelope'
import type { Failure } from '@shared/contract/channel'
import { useMemo, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Chip } from '../../components/Chip'
import { EmptyState } from '../../components/EmptyState'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { useAppInfo } from '../../state/appInfo'
import { useNow } from '../../state/now'
import { usePolicy } from '../../state/policy'
import { useSettings } from '../../state/settings'
import { type CaseScreen, screenOfPhase } from '../../state/view'
import { formatLongDay, localDay } from '../../text/format'
import { useText } from '../../text/useText'
import { KeptPrints } from '../prints/KeptPrints'
import { SignedIn } from '../signIn/SignedIn'
import { BackupNotice } from './BackupNotice'
import { BoardLine } from './BoardLine'
import styles from './BoardScreen.module.css'
import { BookDialog } from './BookDialog'
import { shiftDay, useBoard } from './boardDay'
import { standingOf } from './standing'

type BoardScreenProps = {
  readonly onOpen: (caseId: CaseId, screen: CaseScreen) => void
  readonly onSettings: () => void
  readonly onFollowUp: () => void
  readonly onPhoneList: () => void
}

/** The day by time and room: what can go ahead, what cannot, and when it could. */
export function BoardScreen({ onOpen, onSettings, onFollowUp, onPhoneList }: BoardScreenProps) {
  const t = useText('board')
  const info = useAppInfo()
  const settings = useSettings()
  const policy = usePolicy()
  const now = useNow(30_000)
  const today = localDay(now)
  const [chosenDay, setDay] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const [room, setRoom] = useState<string | null>(null)
  const [booking, setBooking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [imported, setImported] = useState<string | null>(null)
  const day = chosenDay ?? today
  const { rows, loading, failure: loadFailure } = useBoard(day, search)

  const lines = useMemo(() => rows.map((row) => ({ row, standing: standingOf(row, now, policy) })), [rows, now, policy])
  const rooms = useMemo(() => [...new Set(rows.map((row) => row.room))].sort(), [rows])
  const shown = room === null ? lines : lines.filter((line) => line.row.room === room)
  const blocked = lines.filter((line) => line.standing.tone === 'stop').length
  const cautious = lines.filter((line) => line.standing.tone === 'caution').length

  const importSchedule = async () => {
    setImported(null)
    const reply = await request('schedule.import', {})
    if (!reply.ok) return setFailure(reply.failure)
    if (reply.value.cancelled) return
    const refused = reply.value.refused.map((each) => `${each.entry}: ${each.says}`).join(' ')
    setImported(
      `${t('imported', { count: reply.value.booked })} ${refused === '' ? '' : t('importedRefused', { what: refused })}`,
    )
  }

  return (
    <div className={styles.board}>
      <header className={styles.top}>
        <div className={styles.day}>
          <Button variant="quiet" label={t('previousDay')} onPress={() => setDay(shiftDay(day, -1))}>
            ‹
          </Button>
          <h1 className={styles.dayName}>{formatLongDay(`${day}T12:00:00`)}</h1>
          <Button variant="quiet" label={t('nextDay')} onPress={() => setDay(shiftDay(day, 1))}>
            ›
          </Button>
          {day !== today && (
            <Button variant="quiet" onPress={() => setDay(null)}>
              {t('today')}
            </Button>
          )}
        </div>
        <div className={styles.search}>
          <TextField
            label={t('search')}
            isLabelHidden
            value={search}
            onChange={setSearch}
            placeholder={t('search')}
            maxLength={120}
          />
        </div>
        <div className={styles.acts}>
          <Chip>{settings.stationName}</Chip>
          <Button onPress={() => void importSchedule()}>{t('import')}</Button>
          <Button variant="primary" onPress={() => setBooking(true)}>
            {t('add')}
          </Button>
          <SignedIn />
          <Button variant="quiet" onPress={onSettings}>
            {t('settings')}
          </Button>
        </div>
      </header>
      <main className={styles.main}>
        {info?.demo === true && <Banner kind="unknown">{t('demo')}</Banner>}
        <RefusalBanner failure={failure} onDismiss={() => setFailure(null)} />
        <BackupNotice />
        <KeptPrints />
        {imported !== null && <Banner kind="info">{imported}</Banner>}
        {loadFailure !== null && <Banner kind="stop">{loadFailure}</Banner>}
        <div className={styles.summary}>
          <h2>
            {t('cases', { count: rows.length })}
            {blocked > 0 && <span className={styles.stop}> · {t('blocked', { count: blocked })}</span>}
            {cautious > 0 && <span className={styles.caution}> · {t('cautious', { count: cautious })}</span>}
          </h2>
          <Button onPress={onPhoneList}>{t('phoneList')}</Button>
          <Button onPress={onFollowUp}>{t('followUp')}</Button>
          {rooms.length > 1 && (
            <fieldset className={styles.rooms} aria-label={t('rooms')}>
              <Button
                variant={room === null ? 'primary' : 'plain'}
                isPressed={room === null}
                onPress={() => setRoom(null)}
              >
                {t('allRooms')}
              </Button>
              {rooms.map((each) => (
                <Button
                  key={each}
                  variant={room === each ? 'primary' : 'plain'}
                  isPressed={room === each}
                  onPress={() => setRoom(each)}
                >
                  {each}
                </Button>
              ))}
            </fieldset>
          )}
        </div>
        {!loading && rows.length === 0 && (
          <EmptyState
            title={search.trim() === '' ? t('empty') : t('nothingFound')}
            says={search.trim() === '' ? t('emptySays') : t('nothingFoundSays')}
            action={
              <Button variant="primary" onPress={() => (search.trim() === '' ? setBooking(true) : setSearch(''))}>
                {search.trim() === '' ? t('add') : t('clearSearch')}
              </Button>
            }
          />
        )}
        <ul className={styles.lines}>
          {shown.map(({ row, standing }) => (
            <BoardLine
              key={row.caseId}
              row={row}
              standing={standing}
              now={now}
              showDay={search.trim() !== ''}
              onOpen={() => onOpen(caseIdSchema.parse(row.caseId), screenOfPhase(row.phase))}
            />
          ))}
        </ul>
      </main>
      <BookDialog
        isOpen={booking}
        day={day}
        onClose={() => setBooking(false)}
        onBooked={(caseId) => onOpen(caseId, 'prepare')}
      />
    </div>
  )
}
