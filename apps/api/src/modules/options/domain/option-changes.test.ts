import { describe, expect, test } from 'vitest'
import {
  changedFields,
  changedOptions,
  isProceduresOnly,
  mailboxRefusal,
  misplacedFields,
  type OptionState,
  optionNotices,
} from './option-changes.ts'

const STATE: OptionState = {
  mailboxQuota: 5,
  hasMailbox: false,
  autonomous: false,
  statements: { subscribed: true, collectionAlert: true, statementMailbox: 'dedicated' },
  archiveSubscribed: true,
  procedures: [{ code: 'DSN', documentTypes: null }],
}

describe('isProceduresOnly', () => {
  test('tells a choice of procedures from a change of anything else', () => {
    expect(isProceduresOnly({})).toBe(true)
    expect(isProceduresOnly({ procedures: [], mailboxQuota: undefined })).toBe(true)
    expect(isProceduresOnly({ procedures: [], archiveSubscribed: false })).toBe(false)
    expect(isProceduresOnly({ autonomous: true })).toBe(false)
  })
})

describe('changedOptions', () => {
  test('changes what is given and nothing else', () => {
    expect(changedOptions(STATE, {})).toEqual(STATE)
    const after = changedOptions(STATE, { mailboxQuota: 0, procedures: [] })
    expect(after).toEqual({ ...STATE, mailboxQuota: 0, procedures: [] })
    expect(changedFields(STATE, after)).toEqual(['mailboxQuota', 'procedures'])
    expect(changedFields(STATE, changedOptions(STATE, { mailboxQuota: 5 }))).toEqual([])
  })

  test('takes the alert and the mailbox for statements away with the subscription', () => {
    const { statements } = changedOptions(STATE, {
      statements: { subscribed: false, collectionAlert: true, statementMailbox: 'dedicated' },
    })
    expect(statements).toEqual({ subscribed: false, collectionAlert: false, statementMailbox: 'default' })
  })
})

describe('misplacedFields', () => {
  test('are the quota on a secondary, no mailbox or autonomy on a primary', () => {
    expect(misplacedFields('secondary', { mailboxQuota: 3, hasMailbox: false, autonomous: true })).toEqual([
      'mailboxQuota',
    ])
    expect(misplacedFields('primary', { mailboxQuota: 3, hasMailbox: false, autonomous: true })).toEqual([
      'hasMailbox',
      'autonomous',
    ])
    expect(misplacedFields('primary', { hasMailbox: true, autonomous: false })).toEqual([])
  })
})

describe('mailboxRefusal', () => {
  const quotaTo = (mailboxQuota: number, inUse: number) =>
    mailboxRefusal(STATE, { ...STATE, mailboxQuota }, { quota: STATE.mailboxQuota, inUse })
  test('lets the quota be lowered to what is in use, not below', () => {
    expect(quotaTo(3, 3)).toBeNull()
    expect(quotaTo(2, 3)).toBe('account.quota-below-use')
    expect(quotaTo(0, 0)).toBeNull()
  })

  test('lets it be raised even when more is in use', () => {
    expect(quotaTo(6, 9)).toBeNull()
    expect(quotaTo(5, 9)).toBeNull()
  })

  test('adds a mailbox while there is room', () => {
    const added = (inUse: number) =>
      mailboxRefusal(STATE, { ...STATE, hasMailbox: true }, { quota: 2, inUse })
    expect([added(1), added(2), added(3)]).toEqual([null, 'account.quota-exceeded', 'account.quota-exceeded'])
    const kept = { ...STATE, hasMailbox: true }
    expect(mailboxRefusal(kept, kept, { quota: 0, inUse: 1 })).toBeNull()
    expect(mailboxRefusal(kept, STATE, { quota: 0, inUse: 1 })).toBeNull()
  })
})

describe('optionNotices', () => {
  test('announce the password and the fee of a new mailbox, where there is one', () => {
    const after = { ...STATE, hasMailbox: true }
    expect(optionNotices(STATE, after, true)).toEqual(['mailbox-password', 'mailbox-fee'])
    expect(optionNotices(STATE, after, false)).toEqual(['mailbox-password'])
    expect(optionNotices(after, after, true)).toEqual([])
  })

  test('announce what is lost', () => {
    const before = { ...STATE, hasMailbox: true }
    const after = changedOptions(before, {
      hasMailbox: false,
      archiveSubscribed: false,
      statements: { subscribed: false, collectionAlert: false, statementMailbox: 'default' },
    })
    expect(optionNotices(before, after, true)).toEqual(['mailbox-lost', 'statements-lost', 'archive-lost'])
  })
})
