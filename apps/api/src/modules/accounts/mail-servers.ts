import type { mailbox } from '@guichet/contract/mailbox.contract'
import type { z } from 'zod'
import type { Config } from '../../config.ts'

export type MailServer = NonNullable<z.input<typeof mailbox>['imap']>

const PORTS = { imaps: 993, imap: 143, smtps: 465, smtp: 587 } as const

/** "imaps://imap.example.fr:993" as a mail program asks for it; the scheme without s means STARTTLS. */
export function mailServerOf(address: string | undefined): MailServer | null {
  if (address === undefined) return null
  const { protocol, hostname, port } = new URL(address)
  const scheme = protocol.slice(0, -1) as keyof typeof PORTS
  return {
    host: hostname,
    port: port === '' ? PORTS[scheme] : Number(port),
    security: scheme.endsWith('s') ? 'tls' : 'starttls',
  }
}

/** Where mail programs connect to. */
export const mailServers = ({ MAILBOX_IMAP_URL, MAILBOX_SMTP_URL }: Config) => ({
  imap: mailServerOf(MAILBOX_IMAP_URL),
  smtp: mailServerOf(MAILBOX_SMTP_URL),
})
