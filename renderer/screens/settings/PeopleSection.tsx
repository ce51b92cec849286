import type { Failure } from '@shared/contract/channel'
import { type Person, type PersonId, type Role, roles } from '@shared/people/person'
import { useEffect, useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { Choices } from '../../components/Choices'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextField } from '../../components/TextField'
import { isLabel, learnBadge } from '../../state/badge'
import { useText } from '../../text/useText'
import styles from './SettingsScreen.module.css'

/** Who works here. Only an administrator changes it; each change has a name and a time. */
export function PeopleSection() {
  const t = useText('settings')
  const [people, setPeople] = useState<readonly Person[]>([])
  const [failure, setFailure] = useState<Failure | null>(null)
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role | null>(null)
  const [pin, setPin] = useState('')
  const [carriers, setCarriers] = useState<readonly PersonId[]>([])
  const [learning, setLearning] = useState<PersonId | null>(null)
  useEffect(() => {
    void request('people.list', {}).then((reply) => {
      if (reply.ok) setPeople(reply.value.people)
    })
    void request('people.badges', {}).then((reply) => {
      if (reply.ok) setCarriers(reply.value.carriers)
    })
  }, [])
  useEffect(() => {
    if (learning === null) return
    return learnBadge((badge) => {
      setLearning(null)
      if (isLabel(badge)) setFailure({ code: 'people.badgeIsLabel', says: t('people.badge.label'), params: {} })
      else void setBadge(learning, badge)
    })
  })
  const add = async () => {
    if (role === null) return
    const reply = await request('people.add', { name, role, pin })
    if (!reply.ok) return setFailure(reply.failure)
    setPeople(reply.value.people)
    setFailure(null)
    setName('')
    setPin('')
    setRole(null)
  }
  const learn = (person: Person) => {
    setLearning(person.id)
    setFailure(null)
  }
  const setBadge = async (personId: PersonId, badge: string | null) => {
    const reply = await request('people.setBadge', { personId, badge })
    if (reply.ok) setCarriers(reply.value.carriers)
    setFailure(reply.ok ? null : reply.failure)
  }
  const retire = async (person: Person) => {
    const reply = await request('people.retire', { personId: person.id })
    if (reply.ok) setPeople(reply.value.people)
    setFailure(reply.ok ? null : reply.failure)
  }
  return (
    <>
      <RefusalBanner failure={failure} />
      <Card title={t('people.title')}>
        {people.map((person) => (
          <div key={person.id} className={styles.person}>
            <b>{person.name}</b>
            <span className={styles.muted}>{t(`role.${person.role}`)}</span>
            {carriers.includes(person.id) ? (
              <Button
                label={t('people.badge.takeFrom', { name: person.name })}
                onPress={() => void setBadge(person.id, null)}
              >
                {t('people.badge.take')}
              </Button>
            ) : (
              <Button
                isPressed={learning === person.id}
                label={t(learning === person.id ? 'people.badge.hold' : 'people.badge.giveTo', { name: person.name })}
                onPress={() => (learning === person.id ? setLearning(null) : learn(person))}
              >
                {t(learning === person.id ? 'people.badge.hold' : 'people.badge.give')}
              </Button>
            )}
            <Button
              variant="quiet"
              onPress={() => void retire(person)}
              label={t('people.retireWhom', { name: person.name })}
            >
              {t('people.retire')}
            </Button>
          </div>
        ))}
      </Card>
      <Card title={t('people.add')}>
        <div className={styles.two}>
          <TextField label={t('people.name')} value={name} onChange={setName} maxLength={120} />
          <TextField
            label={t('people.pin')}
            type="password"
            inputMode="numeric"
            value={pin}
            onChange={setPin}
            help={t('people.pinHelp')}
            maxLength={12}
          />
        </div>
        <Choices
          label={t('people.role')}
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        />
        <div>
          {' '}
          <Button
            variant="primary"
            isDisabled={name.trim() === '' || role === null || !/^\d{4,12}$/.test(pin)}
            onPress={() => void add()}
          >
            {t('people.do')}
          </Button>
        </div>
      </Card>
    </>
  )
}
