import { Button, Group } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { JOBS_KEY, type JobLine, jobsQuery, startJob } from './api/jobs.ts'
import { JobFailuresDialog } from './job-failures-dialog.tsx'

const TONES = { running: 'neutral', done: 'success', failed: 'danger', retrying: 'warning' } as const

/** Jobs in words; what has none yet is shown by its code. */
function useJobName() {
  const { t } = useTranslation('operations')
  const words: Readonly<Record<string, string>> = t('jobs.names', { returnObjects: true })
  return (name: string): string => (Object.hasOwn(words, name) ? (words[name] ?? name) : name)
}

function LastRun({ job }: { readonly job: JobLine }) {
  const { t } = useTranslation('operations')
  if (job.lastState === null) return <StateLabel tone="neutral">{t('jobs.states.never')}</StateLabel>
  return <StateLabel tone={TONES[job.lastState]}>{t(`jobs.states.${job.lastState}`)}</StateLabel>
}

interface JobTableProps {
  readonly caption: string
  readonly jobs: readonly JobLine[]
  readonly onRun: (name: string) => void
  readonly running: string | undefined
  readonly onFailures: (name: string) => void
}

function JobTable({ caption, jobs, onRun, running, onFailures }: JobTableProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const nameOf = useJobName()
  const when = ({ lastRunAt, lastSeconds }: JobLine) => {
    if (lastRunAt === null) return ''
    const at = `${format.instantDay(lastRunAt)}, ${format.instantTime(lastRunAt)}`
    if (lastSeconds === null || lastSeconds < 1) return at
    return `${at} (${t('jobs.seconds', { seconds: format.count(Math.round(lastSeconds)) })})`
  }
  const columns: readonly Column<JobLine>[] = [
    { key: 'name', header: t('jobs.columns.name'), main: true, render: ({ name }) => nameOf(name) },
    { key: 'state', header: t('jobs.columns.state'), render: (job) => <LastRun job={job} /> },
    {
      key: 'last',
      header: t('jobs.columns.last'),
      render: when,
      hideInCard: ({ lastRunAt }) => lastRunAt === null,
    },
    {
      key: 'waiting',
      header: t('jobs.columns.waiting'),
      align: 'end',
      render: ({ waiting, running: active }) => format.count(waiting + active),
    },
    {
      key: 'failed',
      header: t('jobs.columns.failed'),
      align: 'end',
      render: ({ failed }) => format.count(failed),
    },
    {
      key: 'actions',
      header: t('jobs.columns.actions'),
      actions: true,
      render: ({ name, kind, failed }) => (
        <Group gap="xs" wrap="nowrap">
          {failed > 0 && (
            <Button
              variant="default"
              size="sm"
              aria-label={t('jobs.failuresNamed', { name: nameOf(name) })}
              onClick={() => onFailures(name)}
            >
              {t('jobs.failures')}
            </Button>
          )}
          {kind === 'scheduled' && (
            <Button
              variant="default"
              size="sm"
              loading={running === name}
              aria-label={t('jobs.runNamed', { name: nameOf(name) })}
              onClick={() => onRun(name)}
            >
              {t('jobs.run')}
            </Button>
          )}
        </Group>
      ),
    },
  ]
  return <RecordList caption={caption} columns={columns} rows={jobs} rowKey={({ name }) => name} dense />
}

/** `/admin/taches`: what the portal does in the background (B06). */
export function Component() {
  const { t } = useTranslation('operations')
  const queries = useQueryClient()
  const query = useQuery(jobsQuery)
  const nameOf = useJobName()
  const [failuresOf, setFailuresOf] = useState<string>()
  const run = useMutation({
    mutationFn: startJob,
    onSettled: () => queries.invalidateQueries({ queryKey: JOBS_KEY }),
  })
  const table = (jobs: readonly JobLine[], kind: JobLine['kind'], caption: string) => (
    <Section title={caption}>
      <JobTable
        caption={caption}
        jobs={jobs.filter((job) => job.kind === kind)}
        onRun={(name) => run.mutate(name)}
        running={run.isPending ? run.variables : undefined}
        onFailures={setFailuresOf}
      />
    </Section>
  )
  return (
    <Page
      title={t('jobs.title')}
      lead={t('jobs.intro')}
      actions={
        <Button
          variant="default"
          leftSection={<IconRefresh size={18} aria-hidden />}
          loading={query.isFetching}
          onClick={() => void query.refetch()}
        >
          {t('jobs.refresh')}
        </Button>
      }
    >
      <div role="status">
        {run.isSuccess && (
          <Notice tone="success" title={t('jobs.started', { name: nameOf(run.variables) })} />
        )}
      </div>
      {run.error && <ErrorNotice title={t('jobs.failed')} error={run.error} />}
      <LoadState query={query}>
        {(jobs) => (
          <>
            {table(jobs, 'scheduled', t('jobs.scheduled'))}
            {table(jobs, 'effect', t('jobs.effects'))}
          </>
        )}
      </LoadState>
      {failuresOf !== undefined && (
        <JobFailuresDialog
          name={failuresOf}
          title={t('jobs.failuresTitle', { name: nameOf(failuresOf) })}
          onClose={() => setFailuresOf(undefined)}
        />
      )}
    </Page>
  )
}
