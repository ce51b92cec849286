import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { startAppInfo } from './state/appInfo'
import { startSession } from './state/session'
import { startSettings } from './state/settings'
import './styles/base.css'
import './styles/press.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no root element')

// A file dropped beside a drop zone must not replace the page.
for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, (event) => event.preventDefault())

await Promise.all([startAppInfo(), startSettings(), startSession()])
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
