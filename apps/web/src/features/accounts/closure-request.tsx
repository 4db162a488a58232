import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { askForClosure } from './api/account-persons.ts'

/** The holder of an account asks for its closing: of a primary the organisation, of a secondary its primary (A25). */
export function ClosureRequest({ account }: { readonly account: Pick<Account, 'id' | 'login' | 'primary'> }) {
  const { t } = useTranslation(['accountPersons', 'common'])
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { login, primary } = account
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
          <p>
            {primary
              ? t('accountPersons:closure.introSecondary', { primary: primary.login })
              : t('accountPersons:closure.intro')}
          </p>
          <Group>
            <Button variant="default" onClick={() => setAsking(true)}>
              {t('accountPersons:closure.button')}
            </Button>
          </Group>
        </Stack>
      )}
      {asking && (
        <Dialog
          title={t('accountPersons:closure.confirmTitle', { login })}
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
          <p>
            {primary
              ? t('accountPersons:closure.followsSecondary', { primary: primary.login })
              : t('accountPersons:closure.follows')}
          </p>
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
