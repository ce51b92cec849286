import { useState } from 'react'
import { Button } from '../../components/Button'
import { useText } from '../../text/useText'
import { RulesSection } from '../rules/RulesSection'
import { SignedIn } from '../signIn/SignedIn'
import { AboutSection } from './AboutSection'
import { AftercareSection } from './AftercareSection'
import { BackupSection } from './BackupSection'
import { ChecklistsSection } from './checklists/ChecklistsSection'
import { PeopleSection } from './PeopleSection'
import { RecallsSection } from './RecallsSection'
import styles from './SettingsScreen.module.css'
import { SiteSection } from './SiteSection'
import { StationSection } from './StationSection'
import { TeamReportSection } from './TeamReportSection'
import { WordingSection } from './wording/WordingSection'

const sections = [
  'station',
  'people',
  'site',
  'rules',
  'checklists',
  'recalls',
  'wording',
  'team',
  'aftercare',
  'backup',
  'about',
] as const
type Section = (typeof sections)[number]

export function SettingsScreen({ onBack }: { readonly onBack: () => void }) {
  const t = useText('settings')
  const [section, setSection] = useState<Section>('station')
  return (
    <div className={styles.screen}>
      <header className={styles.top}>
        <Button variant="quiet" onPress={onBack}>
          ‹ {t('board')}
        </Button>
        <h1>{t('title')}</h1>
        <SignedIn />
      </header>
      <nav className={styles.nav} aria-label={t('title')}>
        {sections.map((each) => (
          <Button
            key={each}
            variant={each === section ? 'primary' : 'quiet'}
            isPressed={each === section}
            onPress={() => setSection(each)}
          >
            {t(`section.${each}`)}
          </Button>
        ))}
      </nav>
      <main key={section} className={styles.content}>
        {section === 'station' && <StationSection />}
        {section === 'people' && <PeopleSection />}
        {section === 'site' && <SiteSection />}
        {section === 'aftercare' && <AftercareSection />}
        {section === 'checklists' && <ChecklistsSection />}
        {section === 'recalls' && <RecallsSection />}
        {section === 'wording' && <WordingSection />}
        {section === 'team' && <TeamReportSection />}
        {section === 'rules' && <RulesSection />}
        {section === 'backup' && <BackupSection />}
        {section === 'about' && <AboutSection />}
      </main>
    </div>
  )
}
