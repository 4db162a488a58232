import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { scheduleQuery } from './api/schedule.ts'
import { Forecast } from './forecast.tsx'
import { History } from './history.tsx'
import { Preview } from './preview.tsx'
import { ScheduleForm } from './schedule-form.tsx'

/** `/admin/rappels`: when members are reminded, whom it reaches, what they read (M14). */
export function Component() {
  const { t } = useTranslation(['reminders', 'forms'])
  const [saved, setSaved] = useState(false)
  const [readings, setReadings] = useState(0)
  const query = useQuery(scheduleQuery)
  const mayEdit = useSession().permissions.includes('reminders.edit')
  return (
    <Page title={t('staff.title')} lead={t('staff.intro')}>
      {!mayEdit && <Notice tone="info" title={t('staff.readOnly')} />}
      <LoadState query={query}>
        {(file) => (
          <>
            <Section title={t('staff.schedule')}>
              <ScheduleForm
                key={`${file.schedule.version}-${readings}`}
                file={file}
                mayEdit={mayEdit}
                onSaved={() => setSaved(true)}
                onReload={() => {
                  void query.refetch().then(() => setReadings((count) => count + 1))
                }}
              />
              <div role="status">{saved && <Notice tone="success" title={t('forms:saved')} />}</div>
            </Section>
            <Forecast />
            <Preview steps={file.schedule.steps} mayTest={mayEdit} />
            <History />
          </>
        )}
      </LoadState>
    </Page>
  )
}
