import { useTranslation } from 'react-i18next'
import { Finder } from '../../ui/Finder.tsx'
import { type Assignee, type Chosen, findAssignees } from './assign.ts'

type Props = { label: string; all: readonly Assignee[]; chosen: readonly Chosen[]; onAdd: (assignee: Assignee) => void }

/** People and departments, found without diacritics. */
export function AssigneeFinder({ label, all, chosen, onAdd }: Props) {
  const { t } = useTranslation('dispatches')
  const find = (text: string) =>
    findAssignees(all, chosen, text).map((one) => ({ ...one, detail: one.kind === 'unit' ? t('act.department') : one.detail, assignee: one }))
  return <Finder label={label} hint={t('act.assignFind')} nobody={t('act.assignNobody')} find={find} onAdd={({ assignee }) => onAdd(assignee)} />
}
