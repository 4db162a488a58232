import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type MessageHolder, routeMessage } from './message-route.ts'

const holder = (id: string) =>
  fc.record({ hasMailbox: fc.boolean(), inUse: fc.boolean() }).map(
    ({ hasMailbox, inUse }): MessageHolder => ({
      ...{ id, hasMailbox, mailboxInUse: hasMailbox && inUse },
      ...{ mailboxAddress: `${id}@box`, responsibleEmail: `${id}@person` },
    }),
  )
const own = holder('own')
const above = holder('above')

describe('routeMessage', () => {
  it('keeps what concerns an account in its own "Messages", whoever else has it', () => {
    fc.assert(
      fc.property(own, fc.option(above), (account, primary) => {
        expect(routeMessage(account, primary).inboxIds).toContain('own')
      }),
    )
  })

  it('goes to the primary for a secondary without mailbox, in the portal and by mail, and for no other', () => {
    fc.assert(
      fc.property(own, fc.option(above), (account, primary) => {
        const { inboxIds, mailedId, to } = routeMessage(account, primary)
        const isRouted = primary !== null && !account.hasMailbox
        expect(inboxIds.includes('above')).toBe(isRouted)
        expect(mailedId).toBe(isRouted ? 'above' : 'own')
        expect(to.startsWith(`${mailedId}@`)).toBe(true)
        expect(new Set(inboxIds).size).toBe(inboxIds.length)
      }),
    )
  })

  it('never goes to a mailbox that nobody can read', () => {
    fc.assert(
      fc.property(own, fc.option(above), (account, primary) => {
        const { mailedId, by, to } = routeMessage(account, primary)
        const mailed = mailedId === 'own' ? account : (primary as MessageHolder)
        expect(by).toBe(mailed.mailboxInUse ? 'mailbox' : 'responsible')
        expect(to).toBe(mailed.mailboxInUse ? mailed.mailboxAddress : mailed.responsibleEmail)
      }),
    )
  })
})
