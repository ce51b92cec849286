import { Button } from 'react-aria-components'

export const App = () => (
  <main style={{ padding: 24 }}>
    <h1>Procedure Pause</h1>
    <Button>Begin</Button>
  </main>
)
