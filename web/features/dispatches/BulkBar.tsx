import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { SelectBar } from '../../ui/SelectBar.tsx'
import type { Selection } from '../../ui/selection.ts'
import { useToast } from '../../ui/Toast.tsx'
import { FinishMany, SubmitMany } from './bulk-forms.tsx'
import type { Bulk } from './use-bulk.ts'

const Sheet = lazy(async () => ({ default: (await import('../../ui/Sheet.tsx')).Sheet }))
const most = 100
const forms = { submit: SubmitMany, finish: FinishMany } as const
export type ManyAct = 'accept' | keyof typeof forms

/** Choosing all that is shown, and what is done with all that is chosen. */
export function BulkBar({ selection, bulk, acts, count }: { selection: Selection; bulk: Bulk; acts: readonly ManyAct[]; count: number }) {
  const { t } = useTranslation('many')
  const hindered = useActReason()
  const problemText = useProblemText()
  const toast = useToast()
  const [opened, setOpened] = useState<keyof typeof forms | null>(null)
  const chosen = selection.chosen.length
  const reason = hindered ?? (chosen > most ? t('tooMany', { most }) : undefined)
  const press = {
    accept: () => void bulk.acceptAll().catch((error: unknown) => toast(problemText(error), 'problem')),
    submit: () => setOpened('submit'),
    finish: () => setOpened('finish'),
  }
  const keys = { accept: 'T', submit: 'R', finish: 'H' } as const
  const Opened = opened && forms[opened]
  return (
    <SelectBar selection={selection} count={count}>
      {acts.map((act, at) => (
        <ActButton key={act} primary={at === 0} busy={act === 'accept' && bulk.accept.isPending} disabledReason={reason} keys={keys[act]} onClick={press[act]}>
          {t(`act.${act}`, { count: chosen })}
        </ActButton>
      ))}
      {Opened && opened && (
        <Suspense fallback={null}>
          <Sheet title={t(`act.${opened}`, { count: chosen })} opened onClose={() => setOpened(null)}>
            <Opened bulk={bulk} count={chosen} onDone={() => setOpened(null)} />
          </Sheet>
        </Suspense>
      )}
    </SelectBar>
  )
}
