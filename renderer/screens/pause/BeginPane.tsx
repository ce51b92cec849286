import { templates as shipped } from '@shared/pause/templates'
import { useState } from 'react'
import { RefusalBanner } from '../../components/RefusalBanner'
import { useCase } from '../../state/caseStore'
import { useChecklists } from '../../state/checklists'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'
import styles from './CalmPane.module.css'
import { PauseFrame } from './PauseFrame'
import { PickList } from './PickList'

/** Before the pause: a person chooses the checklist of the room. The one that fits the plan is offered. */
export function BeginPane() {
  const t = useText('pause')
  const { state, execute, refusal, clearRefusal } = useCase()
  const { locale } = useSettings()
  const checklists = useChecklists()
  const templates = checklists.length === 0 ? shipped : checklists.map((each) => each.inForce)
  const isAdopted = (id: string) => checklists.find((each) => each.id === id)?.adopted != null
  const fitting =
    state.plan.modality === 'fluoroscopy' || state.plan.modality === 'ct' ? 'fluoroscopy-suite' : 'ultrasound-suite'
  const [selected, setSelected] = useState(
    Math.max(
      0,
      templates.findIndex((template) => template.id === fitting),
    ),
  )
  const begin = () => {
    const template = templates[selected]
    if (template !== undefined) void execute({ do: 'pause.begin', templateId: template.id })
  }
  return (
    <PauseFrame
      next={{ label: t('next.choice'), act: () => setSelected((selected + 1) % templates.length) }}
      confirm={{ label: t('begin'), act: begin }}
    >
      <div className={styles.calm}>
        <h1 className={styles.title}>{t('begin.title')}</h1>
        <p className={styles.says}>{t('begin.says')}</p>
        <PickList
          label={t('begin.title')}
          options={templates.map((template) => {
            const items = template.phases.reduce((sum, phase) => sum + phase.items.length, 0)
            return t(isAdopted(template.id) ? 'begin.template' : 'begin.template.notAdopted', {
              name: template.name[locale],
              version: template.version,
              items,
            })
          })}
          selected={selected}
          onSelect={setSelected}
        />
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
      </div>
    </PauseFrame>
  )
}
