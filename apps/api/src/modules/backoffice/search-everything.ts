import type { searchHit } from '@guichet/contract/backoffice.contract'
import { mayDo } from '@guichet/domain/rights'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { listModules } from '../organisation/index.ts'
import { findAccounts, findCertificates, findPayments, findPersons } from './data/search-data.ts'
import { searchTerms } from './domain/search-terms.ts'
import { typedPhone } from './typed-phone.ts'

type SearchHit = z.input<typeof searchHit>
type Row = Pick<SearchHit, 'kind' | 'id' | 'title'> & Partial<SearchHit>

const NOTHING = { subtitle: null, number: null, siret: null, state: null, personId: null, accountId: null }

/** The best of each kind that the role may read (B02): one statement for each kind, and one for the parts that are on, whatever is found. */
export async function searchEverything(ctx: Ctx, typed: string): Promise<SearchHit[]> {
  const terms = searchTerms(typed, typedPhone(typed))
  if (!terms) return []
  const role = ctx.actor.kind === 'person' ? ctx.actor.staffRole : null
  const found: (readonly Row[])[] = []
  const modules = await listModules(ctx)
  if (modules.includes('accounts') && mayDo(role, 'accounts.read')) found.push(await findAccounts(ctx, terms))
  if (mayDo(role, 'members.read')) found.push(await findPersons(ctx, terms))
  if (mayDo(role, 'payments.read')) found.push(await findPayments(ctx, terms))
  if (mayDo(role, 'members.read')) found.push(await findCertificates(ctx, terms))
  return found.flat().map((row) => ({ ...NOTHING, ...row }))
}
