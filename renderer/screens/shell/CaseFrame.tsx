import type { CaseId } from '@shared/case/envelope'
import type { Failure } from '@shared/contract/channel'
import { useCallback } from 'react'
import { Banner } from '../../components/Banner'
import { Button } from '../../components/Button'
import { CaseProvider } from '../../state/caseStore'
import type { CaseScreen, View } from '../../state/view'
import { useFailureText, useText } from '../../text/useText'
import { DischargeScreen } from '../discharge/DischargeScreen'
import { ImagesScreen } from '../images/ImagesScreen'
import { OutcomesScreen } from '../outcomes/OutcomesScreen'
import { PauseScreen } from '../pause/PauseScreen'
import { PrepareScreen } from '../prepare/PrepareScreen'
import { ProcedureScreen } from '../procedure/ProcedureScreen'
import { RecordScreen } from '../record/RecordScreen'
import { RecoveryScreen } from '../recovery/RecoveryScreen'
import { RoomNotices } from '../room/RoomNotices'
import styles from './CaseFrame.module.css'
import { CaseHeader } from './CaseHeader'
import { CaseNavigation } from './CaseNavigation'
import { SignOutMissed } from './SignOutMissed'

type CaseFrameProps = { readonly caseId: CaseId; readonly screen: CaseScreen; readonly onShow: (view: View) => void }

/** One case: the header that is the same on every screen, the way through the case, and the screen itself. */
export function CaseFrame({ caseId, screen, onShow }: CaseFrameProps) {
  const t = useText('shell')
  const toBoard = () => onShow({ at: 'board' })
  const showScreen = useCallback((next: CaseScreen) => onShow({ at: 'case', caseId, screen: next }), [onShow, caseId])
  return (
    <CaseProvider
      caseId={caseId}
      whileLoading={<p className={styles.loading}>{t('opening')}</p>}
      onFailure={(failure) => <NotOpened failure={failure} onBack={toBoard} />}
    >
      {screen === 'pause' ? (
        // The pause has the whole screen, with a header and a STOP of its own: nothing lies hidden behind it.
        <main>
          <PauseScreen />
        </main>
      ) : (
        <div className={styles.frame}>
          <CaseHeader onBoard={toBoard} />
          <CaseNavigation current={screen} onShow={showScreen} />
          <main className={styles.content}>
            <RoomNotices />
            <SignOutMissed onPause={() => onShow({ at: 'case', caseId, screen: 'pause' })} />
            <Content screen={screen} />
          </main>
        </div>
      )}
    </CaseProvider>
  )
}

function Content({ screen }: { readonly screen: Exclude<CaseScreen, 'pause'> }) {
  switch (screen) {
    case 'prepare':
      return <PrepareScreen />
    case 'images':
      return <ImagesScreen />
    case 'procedure':
      return <ProcedureScreen />
    case 'recovery':
      return <RecoveryScreen />
    case 'discharge':
      return <DischargeScreen />
    case 'outcomes':
      return <OutcomesScreen />
    case 'record':
      return <RecordScreen />
  }
}

function NotOpened({ failure, onBack }: { readonly failure: Failure; readonly onBack: () => void }) {
  const t = useText('shell')
  const says = useFailureText()
  return (
    <main className={styles.loading}>
      <Banner kind="stop" actions={<Button onPress={onBack}>{t('toBoard')}</Button>}>
        {says(failure)}
      </Banner>
    </main>
  )
}
