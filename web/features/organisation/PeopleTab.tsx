import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { call } from '../../platform/api.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './organisation.module.css'
import { PersonActs } from './PersonActs.tsx'
import { PersonForm } from './PersonForm.tsx'
import { TableWrap } from './TableWrap.tsx'

export type Person = ReplyData<Api['listPeople']>['items'][number]

/** What the title does not say already: "Văn thư" needs no "Văn thư" beside it. */
const rolesBeside = (office: string, roles: readonly string[]) => roles.filter((role) => role.toLowerCase() !== office.toLowerCase()).join(', ')

function PersonRow({ person, onOpen }: { person: Person; onOpen: () => void }) {
  const { t } = useTranslation('organisation')
  return (
    <tr>
      <td>
        <button type="button" className={styles.open} onClick={onOpen}>
          {person.fullName}
        </button>
        <div className={styles.meta}>{person.username}</div>
      </td>
      <td>
        {person.appointments.map((held) => (
          <div key={held.id}>
            {held.office}, {held.unitName}
            <span className={styles.meta}> {rolesBeside(held.office, [...new Set(held.grants.map((grant) => t(`role.${grant.role}`)))])}</span>
          </div>
        ))}
      </td>
      <td data-label={t('people.account')}>{t(`accountState.${person.accountState}`)}</td>
      <td data-label={t('people.certificate')}>{t(`credentialState.${person.credentialState}`)}</td>
    </tr>
  )
}

export function PeopleTab() {
  const { t } = useTranslation('organisation')
  const [q, setQ] = useState('')
  const [open, setOpen] = useState<Person | 'new' | null>(null)
  const args = q ? { q } : {}
  const list = useInfiniteQuery({
    queryKey: ['listPeople', { query: args }],
    queryFn: ({ pageParam }) => call('listPeople', { query: { ...args, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const people = list.data?.pages.flatMap((page) => page.items) ?? []
  const current = open === 'new' || open === null ? open : (people.find((person) => person.id === open.id) ?? open)
  return (
    <>
      <div className={styles.head}>
        <input
          className={styles.input}
          style={{ maxWidth: 360 }}
          type="search"
          aria-label={t('people.search')}
          placeholder={t('people.search')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <ActButton onClick={() => setOpen('new')}>{t('people.new')}</ActButton>
      </div>
      {list.isPending && <SkeletonRows rows={8} />}
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && people.length === 0 && <EmptyState title={t('people.empty')} />}
      {people.length > 0 && (
        <TableWrap label={t('tabs.people')}>
          <table className={`${styles.table} ${styles.stacked}`}>
            <thead>
              <tr>
                <th>{t('people.fullName')}</th>
                <th>{t('people.office')}</th>
                <th>{t('people.account')}</th>
                <th>{t('people.certificate')}</th>
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <PersonRow key={person.id} person={person} onOpen={() => setOpen(person)} />
              ))}
            </tbody>
          </table>
        </TableWrap>
      )}
      {list.hasNextPage && (
        <ActButton busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('people.more')}
        </ActButton>
      )}
      {current && (
        <Sheet title={current === 'new' ? t('people.new') : current.fullName} opened onClose={() => setOpen(null)}>
          {current === 'new' ? <PersonForm /> : <PersonActs person={current} />}
        </Sheet>
      )}
    </>
  )
}
