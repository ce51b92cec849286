import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { startAppInfo } from './state/appInfo'
import { startBadgeReader } from './state/badge'
import { startClockMove } from './state/clockMove'
import { startHeld } from './state/held'
import { startPrints } from './state/prints'
import { startSession } from './state/session'
import { startSettings } from './state/settings'
import { startWall } from './state/wall'
import './styles/base.css'
import './styles/press.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no root element')

// A file dropped beside a drop zone must not replace the page.
for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, (event) => event.preventDefault())

// The wall and a printed page take no keys.
const page = new URLSearchParams(window.location.search).get('window')
const isDesk = page === 'desk'
if (isDesk) startBadgeReader()
await Promise.all([
  startAppInfo(),
  startSettings(),
  startSession(),
  ...(isDesk ? [startHeld(), startClockMove(), startPrints()] : []),
  ...(isDesk || page === 'wall' ? [startWall()] : []),
])
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
