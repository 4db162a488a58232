import { credentials, letterPrints } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import type { TestApp } from './test-app.ts'

type Parts = { params?: Record<string, string>; body?: unknown }
type Call = (api: TestApp, world: unknown, elsewhere?: string) => Promise<Parts> | Parts
const NOWHERE = '01900000-0000-7000-8000-00000000dead'

const paid = async (api: TestApp) => ({
  ...{
    typeId: (await api.make.membershipType({ rank: -1 })).id,
    method: 'cheque',
    paidOn: api.clock.today(),
  },
})
const ended = async (api: TestApp) => {
  const member = await api.make.member()
  await api.make.membership(member, { startsOn: '2025-01-01', endsOn: '2025-12-31' })
  return member.id
}

/** A member who does not sign in yet. */
const unopened = async (api: TestApp) => {
  const { id } = await api.make.member()
  await api.deps.db.delete(credentials).where(eq(credentials.personId, id))
  return id
}

/** A print whose file is kept no longer. */
async function withPrint(api: TestApp): Promise<string> {
  const id = api.deps.ids.uuid()
  const { id: personId } = await api.make.staff('support')
  const now = api.clock.now()
  await api.deps.db
    .insert(letterPrints)
    .values({ id, personId, state: 'expired', createdAt: now, heardAt: now })
  return id
}
const onPrint: Call = async (api, _, id) => ({ params: { id: id ?? (await withPrint(api)) } })

/** What the operations on letters and on those who get them are called with in the matrix. */
export const LETTER_CALLS: Readonly<Record<string, Call>> = {
  getLetterPrint: onPrint,
  askLetterPrint: () => ({ body: { ids: [NOWHERE], again: false } }),
  fetchLetterPrint: onPrint,
  markLetterPrintPosted: async (api, world, id) => ({
    ...(await onPrint(api, world, id)),
    body: { postedOn: '2026-01-02' },
  }),
  markLettersPosted: () => ({ body: { ids: [NOWHERE], postedOn: '2026-01-02' } }),
  recordMember: async (api) => ({
    body: {
      ...{ firstName: 'Lucienne', lastName: 'Barbier', phone: null, partnerId: null },
      ...{ street: '3, chemin des Mûriers', complement: null, postcode: '83440', city: 'Fayence' },
      ...(await paid(api)),
    },
  }),
  correctMember: async (api, _, id) => ({
    params: { id: id ?? (await api.make.member()).id },
    body: { reason: 'Essai', activity: 'Vannerie' },
  }),
  giveMemberEmail: async (api, _, id) => ({
    params: { id: id ?? (await unopened(api)) },
    body: { email: `${api.deps.ids.uuid()}@test.example`, reason: 'Essai', shared: false },
  }),
  recordRenewal: async (api, _, id) => ({ params: { id: id ?? (await ended(api)) }, body: await paid(api) }),
}
