import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { JOBS_KEY, type JobFailure, jobFailuresQuery, tryJobAgain } from './api/jobs.ts'

interface JobFailuresDialogProps {
  readonly name: string
  readonly title: string
  readonly onClose: () => void
}

/** Why a job failed, each failure with the way to try it again. */
export function JobFailuresDialog({ name, title, onClose }: JobFailuresDialogProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const queries = useQueryClient()
  const query = useQuery(jobFailuresQuery(name))
  const retry = useMutation({
    mutationFn: (id: string) => tryJobAgain(name, id),
    onSettled: () => queries.invalidateQueries({ queryKey: JOBS_KEY }),
  })
  const columns: readonly Column<JobFailure>[] = [
    {
      key: 'failedAt',
      header: t('jobs.failedAt'),
      main: true,
      render: ({ failedAt, createdAt }) => {
        const instant = failedAt ?? createdAt
        return `${format.instantDay(instant)}, ${format.instantTime(instant)}`
      },
    },
    { key: 'error', header: t('jobs.error'), render: ({ error }) => error ?? t('jobs.unknownError') },
    { key: 'tries', header: t('jobs.tries'), align: 'end', render: ({ attempts }) => format.count(attempts) },
    {
      key: 'actions',
      header: t('jobs.columns.actions'),
      actions: true,
      render: ({ id }) => (
        <Button
          variant="default"
          size="sm"
          loading={retry.isPending && retry.variables === id}
          onClick={() => retry.mutate(id)}
        >
          {t('jobs.retry')}
        </Button>
      ),
    },
  ]
  return (
    <Dialog title={title} onClose={onClose} size="lg">
      <div role="status">{retry.isSuccess && <Notice tone="success" title={t('jobs.retried')} />}</div>
      {retry.error && <ErrorNotice title={t('jobs.failed')} error={retry.error} />}
      <LoadState query={query}>
        {(failures) =>
          failures.length === 0 ? (
            <p>{t('jobs.noFailures')}</p>
          ) : (
            <RecordList
              caption={t('jobs.failuresCaption')}
              columns={columns}
              rows={failures}
              rowKey={({ id }) => id}
              dense
            />
          )
        }
      </LoadState>
    </Dialog>
  )
}
