import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { useMe } from '../../platform/session.ts'
import { uploadFile } from '../../platform/uploads.ts'
import { scanOf } from './photos.ts'
import { usePhotos } from './use-photos.ts'

export type Scan = { id: string; name: string; pages: number | null }
export type Upload = { name: string; percent: number; sending: boolean }
const isPdf = ({ name, type }: File) => type === 'application/pdf' || /\.pdf$/i.test(name)

/** The scan of what is on paper: one PDF, chosen or made of photos, sent while the form is being filled in. */
export function useScan() {
  const { t } = useTranslation('photos')
  const format = useFormat()
  const { limits } = useMe()
  const problemText = useProblemText()
  const [scan, setScan] = useState<Scan | null>(null)
  const [upload, setUpload] = useState<Upload | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  // Whatever was sent before the pages last changed is not the scan any more.
  const turn = useRef(0)
  const next = () => {
    turn.current += 1
    setScan(null)
    setUpload(null)
    setProblem(null)
    return turn.current
  }
  const photos = usePhotos(limits.fileBytes, next)
  const send = async (file: File) => {
    const { name } = file
    const mine = next()
    const show = (state: Upload | null) => turn.current === mine && setUpload(state)
    show({ name, percent: 0, sending: true })
    try {
      const done = await uploadFile(file, {
        onProgress: (sent, total) => show({ name, percent: Math.round((100 * sent) / Math.max(1, total)), sending: true }),
        onState: () => show({ name, percent: 100, sending: false }),
      })
      if (turn.current === mine) setScan({ id: done.id, name: done.name, pages: done.pages })
      return turn.current === mine
    } catch (error) {
      if (turn.current === mine) setProblem(`${name}: ${problemText(error)}`)
      return false
    } finally {
      show(null)
    }
  }
  const take = async (files: readonly File[]) => {
    const [pdf] = files.filter(isPdf)
    if (!pdf) return photos.add(files)
    if (files.length > 1) return setProblem(t('onePdf'))
    if (await send(pdf)) photos.clear()
  }
  const waits = () => {
    if (upload) return t('waitForFile')
    if (photos.reading) return t('waitForPhotos')
    return photos.list.length > 0 && !scan ? t('needJoin') : undefined
  }
  return {
    scan,
    upload,
    problem,
    photos,
    take,
    join: async () => void (await send(await scanOf(photos.list, t('fileName')))),
    joinHindered: photos.bytes > limits.fileBytes ? t('tooMuch', { size: format.size(limits.fileBytes) }) : undefined,
    /** What the form must wait for. */
    wait: waits(),
  }
}
export type ScanState = ReturnType<typeof useScan>
