import 'hnn-playground'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'

function Playground({ onDone, ...settings }) {
  return <hnn-playground {...settings} onhnn-done={({ detail }) => onDone(detail)} />
}

function Page() {
  const [seed, setSeed] = useState(4)
  const [losses, setLosses] = useState(null)
  const count = losses === null ? 'none yet' : Object.keys(losses.models).length
  return (
    <>
      <button type="button" onClick={() => setSeed(5)}>
        Another seed
      </button>
      <output>Learned: {count}</output>
      <Playground task="spring" widths={[16, 16]} trajectories={10} points={10} seed={seed} steps={20} onDone={setLosses} />
    </>
  )
}

createRoot(document.querySelector('#root')).render(<Page />)
