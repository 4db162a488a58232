import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { askForClosure } from './api/account-persons.ts'

/** The holder of a primary account asks the organisation to close it (A25). */
export function ClosureRequest({
  account,
}: {
  readonly account: { readonly id: string; readonly login: string }
}) {
  const { t } = useTranslation(['accountPersons', 'common'])
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const mark = { 'data-optional': t('common:optional') }
  const ask = useMutation({
    mutationFn: () => askForClosure(account.id, reason),
    onSuccess: () => setAsking(false),
  })
  return (
    <Section title={t('accountPersons:closure.title')}>
      {ask.isSuccess ? (
        <Notice tone="success" role="status" title={t('accountPersons:closure.done')}>
          <p>{t('accountPersons:closure.doneBody')}</p>
        </Notice>
      ) : (
        <Stack gap="md">
          <p>{t('accountPersons:closure.intro')}</p>
          <Group>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('accountPersons:closure.button')}
            </Button>
          </Group>
        </Stack>
      )}
      {asking && (
        <Dialog
          title={t('accountPersons:closure.confirmTitle', { login: account.login })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('common:cancel')}
              </Button>
              <Button color="red.9" loading={ask.isPending} onClick={() => ask.mutate()}>
                {t('accountPersons:closure.confirm')}
              </Button>
            </>
          }
        >
          <p>{t('accountPersons:closure.follows')}</p>
          <Textarea
            label={t('accountPersons:closure.reason')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
            rows={3}
            wrapperProps={mark}
            labelProps={mark}
          />
          {ask.error && <ErrorNotice title={t('accountPersons:failed')} error={ask.error} />}
        </Dialog>
      )}
    </Section>
  )
}
