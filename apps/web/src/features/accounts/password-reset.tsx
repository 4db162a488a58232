import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { CopyValue } from '../../shared/ui/copy-value.tsx'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { resetPassword, type TemporaryPassword } from './api/account-persons.ts'

interface ResetAccount {
  readonly id: string
  readonly login: string
  readonly responsible: { readonly email: string }
}

function Given({ temporary, login }: { readonly temporary: TemporaryPassword; readonly login: string }) {
  const { t } = useTranslation('accountPersons')
  const format = useFormat()
  const until = `${format.instantDay(temporary.expiresAt, 'long')}, ${format.instantTime(temporary.expiresAt)}`
  return (
    <Notice tone="success" role="status" title={t('reset.done', { login })}>
      <Stack gap="sm">
        <p>
          {t('reset.password')} <CopyValue name={t('reset.password')} value={temporary.temporaryPassword} />
        </p>
        <p>{t('reset.once', { until })}</p>
        <p>{t('reset.otherWay')}</p>
      </Stack>
    </Notice>
  )
}

/** "Réinitialiser le mot de passe" of somebody else: asked first, then shown this once (A12). */
export function PasswordReset({ account }: { readonly account: ResetAccount }) {
  const { t } = useTranslation(['accountPersons', 'common'])
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const reset = useMutation({
    mutationFn: () => resetPassword(account.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
    onSettled: () => setAsking(false),
  })
  return (
    <Section title={t('accountPersons:reset.title')}>
      <Stack gap="md">
        <p>{t('accountPersons:reset.intro', { login: account.login })}</p>
        {reset.data && <Given temporary={reset.data} login={account.login} />}
        {reset.error && <ErrorNotice title={t('accountPersons:reset.failed')} error={reset.error} />}
        <Group>
          <Button variant={reset.data ? 'default' : 'filled'} onClick={() => setAsking(true)}>
            {t('accountPersons:reset.button')}
          </Button>
        </Group>
      </Stack>
      {asking && (
        <Dialog
          title={t('accountPersons:reset.confirmTitle', { login: account.login })}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="default" onClick={() => setAsking(false)}>
                {t('common:cancel')}
              </Button>
              <Button color="red.9" loading={reset.isPending} onClick={() => reset.mutate()}>
                {t('accountPersons:reset.confirm')}
              </Button>
            </>
          }
        >
          <p>{t('accountPersons:reset.follows')}</p>
          <p>{t('accountPersons:reset.told', { email: account.responsible.email })}</p>
        </Dialog>
      )}
    </Section>
  )
}
