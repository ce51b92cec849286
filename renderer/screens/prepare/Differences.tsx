import { disagreements } from '@shared/case/agreement'
import { differenceSays } from '@shared/pause/agreementWords'
import { Banner } from '../../components/Banner'
import { useCase } from '../../state/caseStore'
import { useSettings } from '../../state/settings'
import { useText } from '../../text/useText'

/** Where plan, papers, mark and pictures do not say the same, and what to do about it. */
export function Differences() {
  const t = useText('prepare')
  const { state } = useCase()
  const { locale } = useSettings()
  return disagreements(state).map((each) => {
    const said = differenceSays(each, { state, locale })
    return (
      <Banner key={each.says} kind="stop">
        {said.charAt(0).toUpperCase() + said.slice(1)} {t('document.differs')}
      </Banner>
    )
  })
}
