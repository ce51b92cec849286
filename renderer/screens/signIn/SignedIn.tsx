import { useState } from 'react'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { useSession } from '../../state/session'
import { useText } from '../../text/useText'
import styles from './SignedIn.module.css'
import { SignInDialog } from './SignInDialog'

/** Who acts now, and a quick way to change that or to let somebody else sign in besides. */
export function SignedIn() {
  const t = useText('signIn')
  const { signedIn, activePerson, activate, signOut } = useSession()
  const [open, setOpen] = useState<'people' | 'signIn' | null>(null)
  return (
    <>
      <Button
        variant="quiet"
        className={styles.button ?? ''}
        onPress={() => setOpen(signedIn.length === 0 ? 'signIn' : 'people')}
      >
        {activePerson === null ? (
          t('signIn')
        ) : (
          <span className={styles.who}>
            <span className={styles.name}>{activePerson.name}</span>
            <span className={styles.role}>
              {t(`role.${activePerson.role}`)}
              {signedIn.length > 1 && ` · ${t('others', { count: signedIn.length - 1 })}`}
            </span>
          </span>
        )}
      </Button>
      <SignInDialog isOpen={open === 'signIn'} onClose={() => setOpen(null)} />
      <Dialog
        title={t('signedIn')}
        isOpen={open === 'people'}
        onClose={() => setOpen(null)}
        actions={
          <Button variant="primary" onPress={() => setOpen('signIn')}>
            {t('another')}
          </Button>
        }
      >
        <ul className={styles.list}>
          {signedIn.map((person) => (
            <li key={person.id} className={styles.row}>
              <span className={styles.who}>
                <span className={styles.name}>{person.name}</span>
                <span className={styles.role}>{t(`role.${person.role}`)}</span>
              </span>
              {person.id === activePerson?.id ? (
                <span className={styles.acting}>{t('acting')}</span>
              ) : (
                <Button
                  onPress={() => {
                    void activate(person.id)
                    setOpen(null)
                  }}
                >
                  {t('actAs')}
                </Button>
              )}
              <Button variant="quiet" onPress={() => void signOut(person.id)}>
                {t('signOut')}
              </Button>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  )
}
