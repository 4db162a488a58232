import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { clearMark } from './api/clear-mark.ts'
import { type MemberFile, memberQuery } from './api/get-member.ts'

interface UndeliverableProps {
  readonly id: string
  readonly email: string
  readonly mark: NonNullable<MemberFile['mail']['undeliverable']>
}

/** The address of a member takes no mail; staff take the mark off once it does. */
export function Undeliverable({ id, email, mark }: UndeliverableProps) {
  const { t } = useTranslation('backoffice')
  const format = useFormat()
  const queries = useQueryClient()
  const mayEdit = useSession().permissions.includes('members.edit')
  const clear = useMutation({
    mutationFn: () => clearMark(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: memberQuery(id).queryKey }),
  })
  return (
    <>
      <Notice
        tone="warning"
        title={t('member.mail.title', { email })}
        actions={
          mayEdit && (
            <Button size="sm" variant="default" loading={clear.isPending} onClick={() => clear.mutate()}>
              {t('member.mail.clear')}
            </Button>
          )
        }
      >
        <p>{t('member.mail.body', { date: format.instantDay(mark.since, 'long') })}</p>
        {mark.reason !== null && <p>{t('member.mail.reason', { reason: mark.reason })}</p>}
      </Notice>
      {clear.error && <ErrorNotice title={t('member.mail.clearFailed')} error={clear.error} />}
    </>
  )
}
