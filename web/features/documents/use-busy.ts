import { useCallback, useState } from 'react'

/** Several fields may wait at once: busy until the last of them is done. */
export function useBusy(): { busy: boolean; onBusy: (busy: boolean) => void } {
  const [running, setRunning] = useState(0)
  const onBusy = useCallback((busy: boolean) => setRunning((before) => before + (busy ? 1 : -1)), [])
  return { busy: running > 0, onBusy }
}
