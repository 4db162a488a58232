import { Stack, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CopyValue } from '../../../shared/ui/copy-value.tsx'
import { type Fact, Facts } from '../../../shared/ui/facts.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import type { Mailbox } from '../api/mailbox.ts'

/** What a mail program asks for, line by line, to be copied (A19). */
export function MailProgramSettings({ mailbox }: { readonly mailbox: Mailbox }) {
  const { t } = useTranslation('mailbox')
  const { address, imap, smtp } = mailbox
  if (address === null || imap === null)
    return (
      <Notice tone="info" title={t('settings.noneTitle')}>
        <p>{t('settings.noneBody')}</p>
      </Notice>
    )
  const copied = (label: string, value: string): Fact => ({
    label,
    value: <CopyValue name={label} value={value} />,
  })
  const serverFacts = (kind: 'imap' | 'smtp', server: Mailbox['imap']): Fact[] =>
    server === null
      ? []
      : [
          copied(t(`settings.${kind}`), server.host),
          {
            label: t(`settings.${kind}Port`),
            value: t('settings.port', { port: server.port, security: t(`settings.${server.security}`) }),
          },
        ]
  return (
    <Stack gap="xs">
      <Title order={3}>{t('settings.title')}</Title>
      <p>{t('settings.intro')}</p>
      <Facts
        single
        facts={[
          copied(t('settings.user'), address),
          ...serverFacts('imap', imap),
          ...serverFacts('smtp', smtp),
          { label: t('settings.authentication'), value: t('settings.normalPassword') },
        ]}
      />
    </Stack>
  )
}
