import { defaultSitePolicy } from '@shared/case/policy'
import { sampleCase, sampleNurse, samplePhysician } from '@shared/checklists/sampleCase'
import { proposeConfirmers, proposeReaders } from '@shared/pause/people'
import type { ChecklistTemplate } from '@shared/pause/template'
import { pauseView } from '@shared/pause/view'
import { useMemo, useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from '../../../components/Button'
import { useSettings } from '../../../state/settings'
import { useText } from '../../../text/useText'
import { AskedItem } from '../../pause/AskedItem'
import { EvidencePane } from '../../pause/EvidencePane'
import itemStyles from '../../pause/ItemPane.module.css'
import { firstSelected, nextSelected, optionsFor } from '../../pause/options'
import frameStyles from '../../pause/PauseFrame.module.css'
import styles from './Checklists.module.css'

type ChecklistPreviewProps = {
  readonly template: ChecklistTemplate
  readonly itemId: string
  readonly onShow: (itemId: string) => void
  readonly onClose: () => void
}

const people = [sampleNurse, samplePhysician]

/** An item exactly as the pause would show it, with a sample case of nobody. Nothing is recorded. */
export function ChecklistPreview({ template, itemId, onShow, onClose }: ChecklistPreviewProps) {
  const t = useText('checklists')
  const { locale } = useSettings()
  const [openedAt] = useState(() => new Date().toISOString())
  const [selection, setSelection] = useState<{ readonly of: string; readonly index: number | null } | null>(null)
  const view = useMemo(
    () => pauseView(sampleCase(template, openedAt), { now: openedAt, policy: defaultSitePolicy }, locale),
    [template, openedAt, locale],
  )
  const all = template.phases.flatMap(({ phase, items }) =>
    items.map((item, index) => ({ phase, item, index, of: items.length })),
  )
  const place = all.findIndex((each) => each.item.id === itemId)
  const shown = all[place]
  if (shown === undefined) return null
  const { phase, item } = shown
  const options = optionsFor(item, phase, view).map((option) =>
    option.kind === 'value' ? { ...option, isBlocked: false } : option,
  )
  const selected = selection?.of === itemId ? selection.index : firstSelected(options)
  const reader = proposeReaders(item, people)[0] ?? null
  const proposed = reader === null ? null : proposeConfirmers(item, reader, people)
  const go = (places: number) => {
    const next = all[place + places]
    if (next !== undefined) onShow(next.item.id)
  }
  return (
    <ModalOverlay className={styles.over ?? ''} isOpen onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal>
        <Dialog className={styles.whole ?? ''} aria-label={t('preview')}>
          <div className={frameStyles.screen} data-theme="dark">
            <p className={styles.preview}>{t('preview.says', { version: template.version })}</p>
            <section className={frameStyles.content} aria-label={t('preview')}>
              <div className={itemStyles.pane}>
                <div className={itemStyles.left}>
                  <AskedItem
                    phase={phase}
                    view={view}
                    shown={{ item, index: shown.index, of: shown.of, isLookingBack: false }}
                    options={options}
                    selected={selected}
                    given={null}
                    voices={{
                      present: people,
                      reader,
                      confirmers: proposed?.ok ? proposed.value : [],
                      missing: [],
                    }}
                    agreed={[]}
                    obstacles={[]}
                    refusal={null}
                    onSelect={(index) => setSelection({ of: itemId, index })}
                    onAgain={() => {}}
                    onInterrupt={null}
                  />
                </div>
                <EvidencePane item={item} view={view} />
              </div>
            </section>
            <footer className={styles.previewBar}>
              <Button size="large" onPress={onClose}>
                {t('preview.close')}
              </Button>
              <div className={frameStyles.acts}>
                <Button size="large" isDisabled={place === 0} onPress={() => go(-1)}>
                  {t('preview.before')}
                </Button>
                <Button
                  size="large"
                  onPress={() => setSelection({ of: itemId, index: nextSelected(options, selected) })}
                >
                  {t('preview.choice')}
                </Button>
                <Button size="large" variant="primary" isDisabled={place === all.length - 1} onPress={() => go(1)}>
                  {t('preview.next')}
                </Button>
              </div>
            </footer>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
