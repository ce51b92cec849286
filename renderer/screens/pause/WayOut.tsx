import { Button } from '../../components/Button'
import { useCase } from '../../state/caseStore'
import { type CaseScreen, useView } from '../../state/view'
import { useText } from '../../text/useText'

/** The next step where the record stands against an item: the screen where it is put right. */
export function WayOut({ code }: { readonly code: string }) {
  const t = useText('pause')
  const { caseId } = useCase()
  const { show } = useView()
  const screen = screenFor(code)
  if (screen === null) return null
  return (
    <Button size="large" onPress={() => show({ at: 'case', caseId, screen })}>
      {t(`to.${screen}`)}
    </Button>
  )
}

function screenFor(code: string): Extract<CaseScreen, 'prepare' | 'images' | 'procedure' | 'discharge'> | null {
  switch (code) {
    case 'pause.picture-side-unproven':
    case 'pause.picture-side-view-only':
    case 'pause.target-missing':
    case 'pause.images-missing':
      return 'images'
    case 'pause.needle-missing':
    case 'pause.spread-locked':
    case 'pause.no-needle':
    case 'pause.dose-missing':
      return 'procedure'
    case 'pause.instructions-missing':
    case 'pause.instructions-held':
      return 'discharge'
    case 'pause.items-open':
      return null
    default:
      return 'prepare'
  }
}
