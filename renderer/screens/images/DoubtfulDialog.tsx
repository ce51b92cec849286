import type { IdentityField } from '@shared/imaging/identityCheck'
import { useState } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Select } from '../../components/Select'
import { StatusIcon } from '../../components/StatusIcon'
import { TextArea } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useSession } from '../../state/session'
import { formatCalendarDate } from '../../text/format'
import { useText } from '../../text/useText'
import styles from './Import.module.css'
import type { Doubtful } from './sorting'
import type { ImageImport } from './useImport'

/** Images that name somebody else, or another side than the plan: here and there side by side, leaving them out first. */
export function DoubtfulDialog({ imports }: { readonly imports: ImageImport }) {
  const [group] = imports.doubtful
  return group === undefined ? null : <Decision key={group.key} group={group} imports={imports} />
}

function Decision({ group, imports }: { readonly group: Doubtful; readonly imports: ImageImport }) {
  const t = useText('images')
  const { refusal, clearRefusal } = useCase()
  const [isAccepting, setAccepting] = useState(false)
  const [reason, setReason] = useState('')
  const [second, setSecond] = useState<string | null>(null)
  const others = useOthersSignedIn()
  const { verdict } = group.identity
  const needsTwo = verdict !== 'match'
  const isComplete = !needsTwo || (reason.trim().length >= 3 && second !== null)

  function leaveOut() {
    clearRefusal()
    imports.leaveOut(group)
  }

  async function letIn() {
    const acceptance = needsTwo && second !== null ? { reason: reason.trim(), secondPersonId: second } : null
    await imports.letIn(group, acceptance)
  }

  return (
    <Dialog
      title={t(`doubtful.title.${verdict}`)}
      isOpen
      size="wide"
      role="alertdialog"
      isDismissable={false}
      onClose={leaveOut}
      actions={
        <>
          {isAccepting || !needsTwo ? (
            <Button variant="danger" isDisabled={!isComplete} onPress={() => void letIn()}>
              {t(needsTwo ? 'doubtful.both-accept' : 'doubtful.add')}
            </Button>
          ) : (
            <Button onPress={() => setAccepting(true)}>{t('doubtful.belong')}</Button>
          )}
          <Button variant="primary" autoFocus onPress={leaveOut}>
            {t('doubtful.leave-out')}
          </Button>
        </>
      }
    >
      <p>{t(`doubtful.says.${verdict}`, { count: group.instances.length })}</p>
      <Comparison group={group} />
      {isAccepting && (
        <div className={styles.accept}>
          {others.length === 0 ? (
            <Banner kind="caution">{t('doubtful.nobody-else')}</Banner>
          ) : (
            <Select
              label={t('doubtful.second')}
              value={second}
              onChange={setSecond}
              placeholder={t('doubtful.choose-second')}
              options={others.map((person) => ({ value: String(person.id), label: person.name }))}
            />
          )}
          <TextArea label={t('doubtful.reason')} value={reason} onChange={setReason} rows={2} maxLength={2000} />
        </div>
      )}
      <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
    </Dialog>
  )
}

function useOthersSignedIn() {
  const { signedIn, active } = useSession()
  return signedIn.filter((person) => person.id !== active)
}

const fields = ['name', 'birthDate', 'id', 'sex'] as const satisfies readonly IdentityField[]

function Comparison({ group }: { readonly group: Doubtful }) {
  const t = useText('images')
  const { state } = useCase()
  const [first] = group.instances
  const said = first.patient
  const here: Record<IdentityField, string> = {
    name: `${state.patient.familyName}, ${state.patient.givenName}`,
    birthDate: formatCalendarDate(state.patient.birthDate),
    id: state.patient.id,
    sex: t(`sex.${state.patient.sex}`),
  }
  const there: Record<IdentityField, string | null> = {
    name: said.name?.split('=')[0]?.split('^').filter(Boolean).join(', ') ?? null,
    birthDate: said.birthDate === null ? null : formatCalendarDate(said.birthDate),
    id: said.id,
    sex: said.sex === null ? null : t(`sex.${said.sex}`),
  }
  const differenceOf = (field: IdentityField) => group.identity.differences.find((each) => each.field === field)?.how
  return (
    <table className={styles.comparison}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('doubtful.here')}</th>
          <th scope="col">{t('doubtful.there')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => {
          const how = differenceOf(field)
          return (
            <tr key={field} className={how === 'differs' ? styles.differs : undefined}>
              <th scope="row">{t(`field.${field}`)}</th>
              <td>{here[field]}</td>
              <td>
                {there[field] ?? t('doubtful.not-stated')}
                {how !== undefined && (
                  <span className={styles.how}>
                    <StatusIcon kind={how === 'differs' ? 'stop' : how === 'not stated' ? 'unknown' : 'caution'} />
                    {t(`how.${how}`)}
                  </span>
                )}
              </td>
            </tr>
          )
        })}
        {group.plan.map((difference) => (
          <tr key={difference.field} className={styles.differs}>
            <th scope="row">{t(`field.${difference.field}`)}</th>
            <td>{sayPlan(difference.field, difference.here, t)}</td>
            <td>
              {sayPlan(difference.field, difference.there, t)}
              <span className={styles.how}>
                <StatusIcon kind="stop" />
                {t('how.differs')}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function sayPlan(field: 'laterality' | 'bodyPart', value: string, t: (key: string) => string): string {
  return field === 'laterality' ? t(`side.${value}`) : value
}
