import type { LinkedInstance } from '@shared/imaging/caseState'
import { useState } from 'react'
import { request } from '../../bridge/bridge'
import { Button } from '../../components/Button'
import { EmptyState } from '../../components/EmptyState'
import { RefusalBanner } from '../../components/RefusalBanner'
import { Status } from '../../components/Status'
import { useCase } from '../../state/caseStore'
import { useText } from '../../text/useText'
import styles from './ImagesScreen.module.css'

type Brought = { readonly placed: number; readonly here: number; readonly elsewhere: number; readonly refused: number }

/** A display that was saved with marks. Its marks go onto the pictures of the case when a person asks for it. */
export function SavedDisplay({ instance }: { readonly instance: LinkedInstance }) {
  const t = useText('images')
  const { state, execute, refusal, clearRefusal } = useCase()
  const [brought, setBrought] = useState<Brought | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function bring(): Promise<void> {
    setBusy(true)
    const reply = await request('images.marks', { contentId: instance.contentId })
    let [placed, here, elsewhere, refused] = [0, 0, 0, 0]
    for (const { sopInstanceUid, frame, ...mark } of reply.ok ? reply.value.marks : []) {
      const on = state.imaging.instances.find((each) => each.sopInstanceUid === sopInstanceUid)
      if (on === undefined) elsewhere += 1
      else if (state.imaging.targets.some((target) => target.id === mark.id)) here += 1
      else {
        const points = mark.points.map((point) => ({ ...point }))
        const target = { ...mark, points, on: { contentId: on.contentId, sopInstanceUid, frame } }
        if ((await execute({ do: 'target.place', target })).ok) placed += 1
        else refused += 1
      }
    }
    setBrought({ placed, here, elsewhere, refused })
    setBusy(false)
  }

  return (
    <div className={styles.emptyPane}>
      <div>
        <EmptyState
          title={t('saved.title')}
          says={t('saved.says', { kind: instance.sopClass })}
          action={
            <Button isDisabled={isBusy} onPress={() => void bring()}>
              {t('saved.bring')}
            </Button>
          }
        />
        <RefusalBanner failure={refusal} onDismiss={clearRefusal} />
        {brought !== null && (
          <ul className={styles.brought} aria-label={t('saved.result')}>
            {(['placed', 'here', 'elsewhere', 'refused'] as const)
              .filter((what) => brought[what] > 0)
              .map((what) => (
                <li key={what}>
                  <Status kind={what === 'placed' ? 'clear' : what === 'here' ? 'info' : 'caution'}>
                    {t(`saved.${what}`, { count: brought[what] })}
                  </Status>
                </li>
              ))}
            {Object.values(brought).every((count) => count === 0) && <li>{t('saved.none')}</li>}
          </ul>
        )}
      </div>
    </div>
  )
}
