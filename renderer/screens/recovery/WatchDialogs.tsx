import type { HaematomaWatch } from '@shared/recovery/state'
import type { WatchSign } from '@shared/recovery/watchSigns'
import { useState } from 'react'
import { ActDialog } from '../../components/ActDialog'
import { Choices, MultiChoices } from '../../components/Choices'
import { TextArea, TextField } from '../../components/TextField'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'

type PlainSign = Exclude<WatchSign['sign'], 'weaker-limb' | 'weaker-again' | 'other'>
const plainSigns = ['saddle-numbness', 'new-severe-back-pain', 'sphincter-change'] as const satisfies PlainSign[]

/** Something is wrong: say what was seen, and the clock starts. */
export function WatchDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText('recovery')
  const { execute } = useCase()
  const [chosen, setChosen] = useState<readonly PlainSign[]>([])
  const [other, setOther] = useState('')
  const said = other.trim()
  const signs: WatchSign[] = [
    ...chosen.map((sign) => ({ sign })),
    ...(said.length >= 3 ? [{ sign: 'other' as const, says: said }] : []),
  ]
  const begin = () => execute({ do: 'haematomaWatch.begin', signs })
  return (
    <ActDialog
      title={t('watch.wrong')}
      onClose={onClose}
      role="alertdialog"
      confirm={t('watch.begin')}
      variant="danger"
      act={signs.length === 0 ? null : begin}
    >
      <MultiChoices
        label={t('watch.seen')}
        value={chosen}
        options={plainSigns.map((value) => ({ value, label: t(`sign.${value}`) }))}
        onChange={setChosen}
      />
      <TextField label={t('watch.other')} value={other} onChange={setOther} maxLength={500} />
    </ActDialog>
  )
}

type WatchProps = { readonly watch: HaematomaWatch; readonly onClose: () => void }

export function CallDialog({ watch, onClose }: WatchProps) {
  const t = useText('recovery')
  const { execute } = useCase()
  const [whom, setWhom] = useState(watch.callFirst ?? '')
  const [said, setSaid] = useState('')
  const save = () => execute({ do: 'haematomaWatch.call', watchId: watch.id, whom: whom.trim(), said: said.trim() })
  return (
    <ActDialog title={t('watch.noteCall')} onClose={onClose} confirm={t('save')} act={save}>
      <TextField label={t('watch.whom')} value={whom} onChange={setWhom} maxLength={120} autoFocus />
      <TextField label={t('watch.said')} value={said} onChange={setSaid} maxLength={500} />
    </ActDialog>
  )
}

type End = 'cleared' | 'transferred' | 'false-alarm'
const ends = ['cleared', 'transferred', 'false-alarm'] as const satisfies End[]

export function EndWatchDialog({ watch, onClose }: WatchProps) {
  const t = useText('recovery')
  const { execute } = useCase()
  const [how, setHow] = useState<End | null>(null)
  const [reason, setReason] = useState('')
  const save =
    how === null || reason.trim().length < 3
      ? null
      : () => execute({ do: 'haematomaWatch.end', watchId: watch.id, how, reason: reason.trim() })
  return (
    <ActDialog
      title={t('watch.end')}
      onClose={onClose}
      confirm={t('watch.end')}
      act={how === null || reason.trim().length < 3 ? null : save}
    >
      <p>{t('watch.endSays')}</p>
      <Choices
        label={t('watch.how')}
        value={how}
        options={ends.map((value) => ({ value, label: t(`watchEnd.${value}`) }))}
        onChange={setHow}
      />
      <TextArea label={t('watch.reason')} value={reason} onChange={setReason} maxLength={2000} />
    </ActDialog>
  )
}
