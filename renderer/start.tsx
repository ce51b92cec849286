import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import './styles/press.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no root element')
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
