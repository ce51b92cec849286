import { useEffect } from 'react'
import { DocumentPage } from './documents/DocumentPage'
import { WallScreen } from './screens/pause/WallScreen'
import { Desk } from './screens/shell/Desk'
import { useSettings } from './state/settings'

/** Which of our pages this is: the desk, the wall display, or a document that is printed. */
export function App() {
  const page = new URLSearchParams(window.location.search).get('window')
  const { theme } = useSettings()
  useEffect(() => {
    document.documentElement.dataset.theme = page === 'wall' ? 'dark' : page === 'document' ? 'light' : resolved(theme)
  }, [theme, page])
  if (page === 'document') return <DocumentPage />
  if (page === 'wall') return <WallScreen />
  return <Desk />
}

function resolved(theme: 'dark' | 'light' | 'system'): 'dark' | 'light' {
  if (theme !== 'system') return theme
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
