import type { OperationExamples } from './openapi-examples.ts'
import { ACCOUNT_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const params = { id: ACCOUNT_ID }
const mailbox = {
  ...{ address: 'castellan@mail.example.org', quotaMegabytes: 1024, active: true },
  ...{ passwordSet: true, passwordChangedAt: '2026-11-20T08:12:45.000Z' },
  imap: { host: 'imap.example.org', port: 993, security: 'tls' },
  smtp: { host: 'smtp.example.org', port: 465, security: 'tls' },
}

/** The mailbox of an account. */
export const MAILBOX_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  getMailbox: { params, responses: { 200: one(mailbox) } },
  setMailboxPassword: {
    params,
    body: one({ currentPassword: 'Azur-Lavande-2026!', newPassword: 'k3vzt-9hq2m-w8xrc-p04dn' }),
    responses: { 200: one(mailbox) },
  },
  revokeMailboxPassword: {
    params,
    body: one({ currentPassword: 'Azur-Lavande-2026!' }),
    responses: { 200: one({ ...mailbox, passwordSet: false, passwordChangedAt: null }) },
  },
}
