import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIELD_CODES } from '@guichet/contract/field-codes'
import { PROBLEMS } from '@guichet/contract/problems'
import { PERMISSIONS } from '@guichet/domain/rights'
import { expect, test } from 'vitest'
import english from '../../shared/i18n/en/backoffice.ts'
import french from '../../shared/i18n/fr/backoffice.ts'

const API = join(import.meta.dirname, '../../../../api/src')
/** Actions whose second part the code makes up, by their first parts: what it can be. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  'account.': ['attach', 'detach', 'swap'].flatMap((kind) =>
    ['proposed', 'declined', 'withdrawn'].map((what) => `${kind}-${what}`),
  ),
  'bank-line.': ['confirmed', 'set-aside', 'taken-up', 'reversed'],
  'delegation.': ['declined', 'revoked', 'withdrawn', 'given-up'],
  'document.': ['trashed', 'restored'],
  'factor.': [
    ...['totp-added', 'totp-replaced', 'totp-removed', 'recovery-codes-made', 'passkey-added'],
    ...['passkey-removed', 'sms-added', 'sms-removed'],
  ],
  'recovery.question-': ['set', 'changed', 'removed'],
  'firm-member.': ['withdrawn', 'declined', 'left', 'removed'],
  'joining.payment-': ['failed', 'expired', 'cancelled'],
  'life-event.': ['accepted', 'declined', 'done', 'taken-back', 'requested', 'planned', 'recorded'],
  'membership-type.': ['updated', 'withdrawn', 'offered-again'],
  'membership.renewal-': ['failed', 'expired', 'cancelled'],
  'partner.': ['updated', 'withdrawn', 'offered-again'],
  'payment.': ['failed', 'cancelled', 'expired'],
  'referral.': ['refused', 'rewarded', 'unrewarded'],
  'service.': ['active', 'ending', 'ended'],
  'service.withdrawal-': ['accepted', 'declined'],
  'staff.': ['role-changed', 'suspended', 'reinstated', 'removed'],
  'voucher.': ['reserved', 'released', 'used', 'returned', 'voided'],
}

/** Topics of the outbox and the like, beside which something is written down. */
const NO_ACTIONS = [
  ...[
    'billing-run.going',
    'customer.dropped',
    'file.orphaned',
    'message.queued',
    'method.dropped',
    'payment.due',
    'payments.pay',
    'refresh.successor',
  ],
  ...['rights.lost', 'rows.imported', 'subscription.changed', 'subscription.undone'],
]
const OTHER_CODES = new Set<string>([
  ...NO_ACTIONS,
  ...Object.keys(PROBLEMS),
  ...Object.keys(FIELD_CODES),
  ...PERMISSIONS,
])

/** Files of the API in which something is written into the audit log. */
const sources = globSync('**/*.{ts,tsx}', { cwd: API })
  .filter((path) => !/\.test\.tsx?$|^testing\/|openapi-/u.test(path))
  .map((path) => readFileSync(join(API, path), 'utf8'))
  .filter((text) => /\baudit(?:All)?\(|action: '/u.test(text))

/** Codes that may be actions: quoted, or said by a constant of the table of changes. */
function actionsWritten(): readonly string[] {
  const found = new Set<string>()
  for (const text of sources) {
    for (const [, action = ''] of text.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/gu))
      if (!OTHER_CODES.has(action)) found.add(action)
    for (const [, start = ''] of text.matchAll(/`([a-z]+(?:-[a-z]+)*\.(?:[a-z]+-)?)\$\{/gu))
      for (const end of MADE[start] ?? []) found.add(`${start}${end}`)
  }
  return [...found].sort()
}

test.each([
  ['French', french.audit.actions as Readonly<Record<string, string>>],
  ['English', english.audit.actions as Readonly<Record<string, string>>],
])('every action that is written into the audit log has words in %s', (_, words) => {
  const written = actionsWritten()
  expect(written.length).toBeGreaterThan(150)
  expect(written.filter((action) => !(action.replace('.', '_') in words))).toEqual([])
})
