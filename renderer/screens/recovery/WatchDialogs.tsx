import type { HaematomaWatch } from '@shared/recovery/state'
import type { WatchSign } from '@shared/recovery/watchSigns'
import { useState } from 'react'
import { Choices, MultiChoices } from '../../components/Choices'
import { Dialog } from '../../components/Dialog'
import { DialogActions } from '../../components/DialogActions'
import { RefusalBanner } from '../../components/RefusalBanner'
import { TextArea, TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

type PlainSign = Exclude<WatchSign['sign'], 'weaker-limb' | 'weaker-again' | 'other'>
const plainSigns = ['saddle-numbness', 'new-severe-back-pain', 'sphincter-change'] as const satisfies PlainSign[]

/** Something is wrong: say what was seen, and the clock starts. */
export function WatchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('recovery')
  const { execute, refusal } = useCase()
  const [chosen, setChosen] = useState<readonly PlainSign[]>([])
  const [other, setOther] = useState('')
  const said = other.trim()
  const signs: WatchSign[] = [
    ...chosen.map((sign) => ({ sign })),
    ...(said.length >= 3 ? [{ sign: 'other' as const, says: said }] : []),
  ]
  const begin = async () => {
    const reply = await execute({ do: 'haematomaWatch.begin', signs })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('watch.wrong')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('watch.begin')}
          onConfirm={() => void begin()}
          variant="danger"
          isDisabled={signs.length === 0}
        />
      }
    >
      <MultiChoices
        label={t('watch.seen')}
        value={chosen}
        options={plainSigns.map((value) => ({ value, label: t(`sign.${value}`) }))}
        onChange={setChosen}
      />
      <TextField label={t('watch.other')} value={other} onChange={setOther} maxLength={500} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}

type WatchProps = { readonly watch: HaematomaWatch; readonly onClose: () => void }

export function CallDialog({ watch, onClose }: WatchProps) {
  const t = useText('recovery')
  const { execute, refusal } = useCase()
  const [whom, setWhom] = useState(watch.callFirst ?? '')
  const [said, setSaid] = useState('')
  const save = async () => {
    const reply = await execute({ do: 'haematomaWatch.call', watchId: watch.id, whom: whom.trim(), said: said.trim() })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('watch.noteCall')}
      isOpen
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('save')}
          onConfirm={() => void save()}
          isDisabled={whom.trim().length < 2}
        />
      }
    >
      <TextField label={t('watch.whom')} value={whom} onChange={setWhom} maxLength={120} autoFocus />
      <TextField label={t('watch.said')} value={said} onChange={setSaid} maxLength={500} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}

type End = 'cleared' | 'transferred' | 'false-alarm'
const ends = ['cleared', 'transferred', 'false-alarm'] as const satisfies End[]

export function EndWatchDialog({ watch, onClose }: WatchProps) {
  const t = useText('recovery')
  const { execute, refusal } = useCase()
  const [how, setHow] = useState<End | null>(null)
  const [reason, setReason] = useState('')
  const save = async () => {
    if (how === null) return
    const reply = await execute({ do: 'haematomaWatch.end', watchId: watch.id, how, reason: reason.trim() })
    if (reply.ok) onClose()
  }
  return (
    <Dialog
      title={t('watch.end')}
      isOpen
      isDismissable={false}
      onClose={onClose}
      actions={
        <DialogActions
          cancel={t('cancel')}
          onCancel={onClose}
          confirm={t('watch.end')}
          onConfirm={() => void save()}
          isDisabled={how === null || reason.trim().length < 3}
        />
      }
    >
      <p>{t('watch.endSays')}</p>
      <Choices
        label={t('watch.how')}
        value={how}
        options={ends.map((value) => ({ value, label: t(`watchEnd.${value}`) }))}
        onChange={setHow}
      />
      <TextArea label={t('watch.reason')} value={reason} onChange={setReason} maxLength={2000} />
      <RefusalBanner failure={refusal} />
    </Dialog>
  )
}
