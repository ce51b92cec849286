import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import { SignInDialog } from '../signIn/SignInDialog'
import styles from './PeopleDialog.module.css'

type PeopleDialogProps = { readonly isOpen: boolean; readonly onClose: () => void }

/** Who is signed in here, who reads now, and room for one more. */
export function PeopleDialog({ isOpen, onClose }: PeopleDialogProps) {
  const t = useText('pause')
  const { signedIn, active, activate, signOut } = useSession()
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Dialog
        title={t('people.title')}
        isOpen={isOpen && !adding}
        onClose={onClose}
        actions={
          <Button variant="primary" size="large" onPress={() => setAdding(true)}>
            {t('people.signIn')}
          </Button>
        }
      >
        {signedIn.length === 0 && <p>{t('people.nobodySays')}</p>}
        <ul className={styles.people}>
          {signedIn.map((person) => (
            <li key={person.id} className={styles.person}>
              <span className={styles.name}>
                {person.name}
                <span className={styles.role}>{t(`role.${person.role}`)}</span>
              </span>
              {person.id === active ? (
                <span className={styles.active}>{t('people.active')}</span>
              ) : (
                <Button onPress={() => void activate(person.id)}>{t('people.activate')}</Button>
              )}
              <Button variant="quiet" onPress={() => void signOut(person.id)}>
                {t('people.signOut')}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
      <SignInDialog
        isOpen={isOpen && adding}
        onClose={() => {
          setAdding(false)
          onClose()
        }}
      />
    </>
  )
}
