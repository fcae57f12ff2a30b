import { useEffect, useRef, useState } from 'react'

/** Five minutes, as the server takes them. */
export const longestSeconds = 300
const tickMs = 250
const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'] as const
const endings: Record<string, string> = { 'audio/webm': 'webm', 'audio/ogg': 'ogg', 'audio/mp4': 'm4a' }

export type Note = { file: File; seconds: number; url: string }
export type Recording = { state: 'idle' | 'asking' | 'recording' | 'refused' | 'missing'; seconds: number; start: () => void; stop: () => void }

const canRecord = () => typeof MediaRecorder !== 'undefined' && Boolean(navigator.mediaDevices?.getUserMedia)

/** Records one voice note; ends by itself at the longest length. */
export function useRecorder(onNote: (note: Note) => void): Recording {
  const [state, setState] = useState<Recording['state']>(() => (canRecord() ? 'idle' : 'missing'))
  const [seconds, setSeconds] = useState(0)
  const recorder = useRef<MediaRecorder | null>(null)
  const stop = () => recorder.current?.state === 'recording' && recorder.current.stop()

  useEffect(
    () => () => {
      const running = recorder.current
      recorder.current = null
      for (const track of running?.stream.getTracks() ?? []) track.stop()
    },
    [],
  )
  useEffect(() => {
    if (state !== 'recording') return
    const began = performance.now()
    const timer = setInterval(() => {
      const passed = Math.floor((performance.now() - began) / 1000)
      setSeconds(passed)
      if (passed >= longestSeconds && recorder.current?.state === 'recording') recorder.current.stop()
    }, tickMs)
    return () => clearInterval(timer)
  }, [state])

  const record = (stream: MediaStream) => {
    const mimeType = kinds.find((kind) => MediaRecorder.isTypeSupported(kind))
    const made = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 32_000 })
    const parts: Blob[] = []
    const began = performance.now()
    made.ondataavailable = (event) => parts.push(event.data)
    made.onstop = () => {
      for (const track of stream.getTracks()) track.stop()
      if (recorder.current !== made) return
      const type = made.mimeType.split(';')[0] ?? 'audio/webm'
      const file = new File(parts, `y-kien.${endings[type] ?? 'webm'}`, { type })
      const length = Math.round((performance.now() - began) / 1000)
      setState('idle')
      onNote({ file, seconds: Math.min(longestSeconds, Math.max(1, length)), url: URL.createObjectURL(file) })
    }
    recorder.current = made
    made.start()
    setSeconds(0)
    setState('recording')
  }
  const start = () => {
    setState('asking')
    navigator.mediaDevices.getUserMedia({ audio: true }).then(record, () => setState('refused'))
  }
  return { state, seconds, start, stop: () => void stop() }
}
