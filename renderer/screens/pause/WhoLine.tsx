import { asksPatient } from '@shared/pause/people'
import type { GivenAnswer } from '@shared/pause/state'
import type { ChecklistItem } from '@shared/pause/template'
import type { Person } from '@shared/people/person'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { formatTime } from '../../text/format'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import type { Voices } from './useVoices'
import styles from './WhoLine.module.css'

type WhoLineProps = { readonly item: ChecklistItem; readonly given: GivenAnswer | null; readonly voices: Voices }

/** Who reads and who answers, by name and role; or whom it still takes. */
export function WhoLine({ item, given, voices }: WhoLineProps) {
  const t = useText('pause')
  const [open, setOpen] = useState(false)
  const patient = asksPatient(item) ? [t('patient')] : []
  if (given !== null) {
    const who = [
      ...given.confirmedBy.map((person) => person.name),
      ...(given.patientVoice === 'patient' ? patient : []),
    ]
    const seconds = given.seconds === null ? '' : ` · ${t('seconds', { seconds: Math.round(given.seconds) })}`
    return (
      <p className={styles.who}>
        <b>{given.readBy.name}</b> {t('read')}
        {who.length > 0 && (
          <>
            {' · '}
            <b>{who.join(', ')}</b> {t('answered')}
          </>
        )}
        {` · ${formatTime(given.at)}${seconds}`}
      </p>
    )
  }
  if (voices.missing.length > 0 || voices.reader === null) {
    const roles = voices.missing.map((role) => t(`role.${role}`)).join(' / ')
    return (
      <>
        <Banner
          kind="unknown"
          actions={
            <Button size="large" onPress={() => setOpen(true)}>
              {t('people.signIn')}
            </Button>
          }
        >
          {t('missing', { roles })}
        </Banner>
        <SignInDialog
          isOpen={open}
          onClose={() => setOpen(false)}
          roles={voices.missing}
          says={t('missing', { roles })}
        />
      </>
    )
  }
  const answering = [...patient, ...voices.confirmers.map((person) => named(person, t))]
  return (
    <p className={styles.who}>
      <b>{named(voices.reader, t)}</b> {t('reads')} · <b>{answering.join(', ')}</b>{' '}
      {t(answering.length === 1 ? 'answers' : 'answer')}
    </p>
  )
}

function named(person: Person, t: ReturnType<typeof useText>): string {
  return `${person.name} (${t(`role.${person.role}`)})`
}
