import { useState } from 'react'
import { Choices } from '../../../components/Choices'
import { useChecklists } from '../../../state/checklists'
import { useSettings } from '../../../state/settings'
import { useText } from '../../../text/useText'
import { ChecklistEditor } from './ChecklistEditor'

/** The checklists of this site: what is in force, the draft, and every version. */
export function ChecklistsSection() {
  const t = useText('checklists')
  const { locale } = useSettings()
  const checklists = useChecklists()
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = checklists.find((each) => each.id === chosen) ?? checklists[0]
  if (shown === undefined) return null
  return (
    <>
      <Choices
        label={t('which')}
        value={shown.id}
        onChange={setChosen}
        options={checklists.map(({ id, base }) => ({ value: id, label: base.name[locale] }))}
      />
      <ChecklistEditor key={shown.id} checklist={shown} />
    </>
  )
}
