import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router-dom'
import { isMissing } from '../../shared/api/is-missing.ts'
import { useSession } from '../../shared/api/session.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { NotFound } from '../../shared/ui/not-found.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { type Mailing, mailingQuery, takeCopy } from './api/mailings.ts'
import { Draft } from './draft.tsx'
import { MailingState } from './mailing-state.tsx'
import { Preview } from './preview.tsx'
import { Recipients } from './recipients.tsx'
import { Report } from './report.tsx'

function useCopy(mailing: Mailing | undefined) {
  const { t } = useTranslation('mailings')
  const navigate = useNavigate()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const name = t('copyName', { name: mailing?.name ?? '' }).slice(0, 120)
      return takeCopy(mailing?.id ?? '', name, newRequestKey())
    },
    onSuccess: (copy) => {
      queries.setQueryData(mailingQuery(copy.id).queryKey, copy)
      queries.invalidateQueries({ queryKey: ['staff', 'mailings', 'list'] }).catch(() => undefined)
      void navigate(paths.staffMailing(copy.id))
    },
  })
}

/** `/admin/mailings/:id`: a draft, or what became of a mailing. */
export function Component() {
  const { t } = useTranslation('mailings')
  const { id = '' } = useParams()
  const [readings, setReadings] = useState(0)
  const query = useQuery(mailingQuery(id))
  const mayEdit = useSession().permissions.includes('mailings.edit')
  const mailing = query.data
  const copy = useCopy(mailing)
  if (mailing === undefined && isMissing(query.error)) return <NotFound />
  const reload = () => {
    query.refetch().then(
      () => setReadings((count) => count + 1),
      () => undefined,
    )
  }
  return (
    <Page
      title={mailing?.name ?? t('titleLoading')}
      lead={mailing && <MailingState state={mailing.state} />}
      actions={
        <>
          {mayEdit && mailing && (
            <Button
              variant="default"
              leftSection={<IconCopy size={18} aria-hidden />}
              loading={copy.isPending}
              onClick={() => copy.mutate()}
            >
              {t('copy')}
            </Button>
          )}
          <BackButton to={paths.staffMailings}>{t('back')}</BackButton>
        </>
      }
    >
      {!mayEdit && <Notice tone="info" title={t('readOnly')} />}
      {copy.error && <ErrorNotice title={t('copyFailed')} error={copy.error} />}
      <LoadState query={query}>
        {(loaded) =>
          loaded.state === 'draft' ? (
            <Draft key={`${loaded.id}-${readings}`} mailing={loaded} mayEdit={mayEdit} onReload={reload} />
          ) : (
            <>
              <Report mailing={loaded} mayEdit={mayEdit} />
              {loaded.report && <Recipients id={loaded.id} />}
              <Preview mailing={loaded} mayTest={mayEdit} />
            </>
          )
        }
      </LoadState>
    </Page>
  )
}
