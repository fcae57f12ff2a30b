import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { useToast } from '../../ui/Toast.tsx'

export type Outcome = { issuedCode: string } | { failed: string }

/** Sealing all that is chosen under one PIN: each outcome is kept by document, what was not done stays chosen with its reason. */
export function useSealMany(choose: (ids: readonly string[]) => void) {
  const { t } = useTranslation(['sealing', 'many'])
  const seal = useCall('sealDocuments')
  const problemText = useProblemText()
  const toast = useToast()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const [wanted, setWanted] = useState<readonly string[]>([])
  // Made once a document: tried again after a lost connection, what is sealed answers its number.
  const signings = useRef(new Map<string, string>())
  const signingOf = (id: string) => {
    const known = signings.current.get(id) ?? newId()
    signings.current.set(id, known)
    return known
  }
  const send = async (ids: readonly string[], pin: string) => {
    setWanted(ids)
    const { items } = await seal.mutateAsync({ body: { pin, documents: ids.map((id) => ({ id, signingId: signingOf(id) })) } })
    const fresh = items.map(({ id, code, issuedCode }): [string, Outcome] => [
      id,
      issuedCode === null ? { failed: problemText({ code: code ?? 'internal' }) } : { issuedCode },
    ])
    const failed = items.filter((item) => !item.sealed).map((item) => item.id)
    for (const id of failed) signings.current.delete(id)
    setOutcomes((before) => new Map([...before, ...fresh]))
    choose(failed)
    if (items.length > failed.length) toast(t('done', { count: items.length - failed.length }))
    if (failed.length > 0) toast(t('many:failed', { count: failed.length }), 'problem')
  }
  return { send, outcomes, wanted, busy: seal.isPending, error: seal.error }
}
