import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { leaveToProve, sendPasswordLink } from '../franceconnect/own-france-connect.ts'
import { ErrorNotice } from '../ui/error-notice.tsx'
import { Notice } from '../ui/notice.tsx'

/**
 * What stands for the password of who has none: FranceConnect, which says again who one is and leads back here, or a link by
 * mail to a first password.
 */
export function NoPassword({ intro }: { readonly intro: string }) {
  const { t } = useTranslation('forms')
  const { email } = useSession()
  const prove = useMutation({ mutationFn: leaveToProve })
  const send = useMutation({ mutationFn: () => sendPasswordLink(email) })
  const failure = prove.error ?? send.error
  return (
    <>
      <p>{intro}</p>
      {failure !== null && <ErrorNotice title={t('noPassword.failed')} error={failure} />}
      <div role="status">
        {send.isSuccess && <Notice tone="success" title={t('noPassword.sent', { email })} />}
      </div>
      <Group>
        <Button loading={prove.isPending} onClick={() => prove.mutate()}>
          {t('noPassword.prove')}
        </Button>
        <Button
          variant="default"
          loading={send.isPending}
          disabled={send.isSuccess}
          onClick={() => send.mutate()}
        >
          {t('noPassword.send')}
        </Button>
      </Group>
    </>
  )
}
