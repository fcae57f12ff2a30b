import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { addDays } from '../../../lib/calendar/days.ts'
import { paths } from '../../paths.ts'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './agenda.module.css'
import type { Week } from './agenda.ts'

function WeekTurn({ week }: { week: Week }) {
  const { t } = useTranslation('agenda')
  return (
    <nav className={styles.turn}>
      <Link to={paths.agendaOn(addDays(week.from, -7))} aria-label={t('earlier')}>
        <IconChevronLeft size={20} aria-hidden="true" />
      </Link>
      <Link to={paths.agenda()} aria-current={week.from <= week.today && week.today <= week.to ? 'page' : undefined}>
        {t('now')}
      </Link>
      <Link to={paths.agendaOn(addDays(week.from, 7))} aria-label={t('later')}>
        <IconChevronRight size={20} aria-hidden="true" />
      </Link>
    </nav>
  )
}

function PublishButton({ week, over, quiet }: { week: Week; over: boolean; quiet: boolean }) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const toast = useToast()
  const problemText = useProblemText()
  const publish = useCall('publishAgenda')
  const hindered = useActReason()
  const n = (week.version?.n ?? 0) + 1
  const nothing = over ? t('weekOver') : week.unpublished === 0 ? t('nothingNew') : undefined
  const commit = () =>
    publish.mutate(
      { body: { id: newId(), unitId: week.unitId, day: week.from, n } },
      { onSuccess: () => toast(t('publishDone', { from: format.day(week.from), to: format.day(week.to) })) },
    )
  return (
    <>
      <ActButton primary={!quiet && nothing === undefined} busy={publish.isPending} disabledReason={hindered ?? nothing} onClick={commit}>
        {n === 1 ? t('publish') : t('publishAgain', { n })}
      </ActButton>
      {publish.error && (
        <p role="alert" className={styles.problem}>
          {problemText(publish.error)}
        </p>
      )}
    </>
  )
}

function Status({ week }: { week: Week }) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const { version } = week
  const pending = version && week.unpublished > 0 ? t('pending', { count: week.unpublished }) : null
  return (
    <p className={styles.status}>
      {version ? t('published', { n: version.n, when: format.near(version.at), name: version.byName }) : t('draft')}
      {pending && <b> · {pending}</b>}
    </p>
  )
}

type Props = { week: Week; over: boolean; quiet: boolean; onAdd: () => void; onKeepers: () => void }
export function WeekHead({ week, over, quiet, onAdd, onKeepers }: Props) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const keeps = week.can.keep === true
  return (
    <>
      <PageHeader
        eyebrow={week.unitName}
        title={t('title', { from: format.day(week.from), to: format.day(week.to) })}
        actions={
          <>
            {week.can.letKeep === true && (
              <ActButton quiet onClick={onKeepers}>
                {t('keepers')}
              </ActButton>
            )}
            {(keeps || week.version) && (
              <ActButton onClick={() => window.open(`/files/agenda?unitId=${week.unitId}&day=${week.from}`, '_blank', 'noopener')}>{t('print')}</ActButton>
            )}
            {keeps && (
              <ActButton keys="N" disabledReason={over ? t('weekOver') : undefined} onClick={onAdd}>
                {t('add')}
              </ActButton>
            )}
            {keeps && <PublishButton week={week} over={over} quiet={quiet} />}
          </>
        }
      />
      <div className={styles.under}>
        <WeekTurn week={week} />
        {(keeps || week.version) && <Status week={week} />}
      </div>
    </>
  )
}
