import type { listAccountPersons as route } from '@guichet/contract/account-persons.contract'
import type { BodyOf } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { readAccountLinks } from '../identity/index.ts'
import { readAccountPersons } from './data/account-person-data.ts'
import { toSentLink } from './link-view.ts'
import { reachAccount } from './reach-account.ts'

/** Persons on an account; who was invited is told to those alone who may invite. */
export async function listAccountPersons(ctx: Ctx, accountId: string): Promise<BodyOf<typeof route>> {
  const { powers, via } = await reachAccount(ctx, accountId)
  const items = await readAccountPersons(ctx, accountId)
  const invitations = powers.includes('manage-persons')
    ? await readAccountLinks(ctx, 'account-invitation', accountId)
    : []
  return {
    items: items.map((row) => ({ ...row, since: row.since.toISOString() })),
    invitations: invitations.map((link) => {
      const { firstName, lastName, rights } = link
      return { ...toSentLink(ctx, link, via), firstName, lastName, rights }
    }),
  }
}
