import { accountMoves } from '@guichet/db/schema'
import { matrixType } from './matrix-callers.ts'
import type { TestApp } from './test-app.ts'

/** Fresh rows of member A, on which every route can act, and the calls that name them. */
export async function worldOf(api: TestApp) {
  const type = await matrixType(api)
  const owner = await api.make.member()
  const over = { startsOn: '2025-01-01', endsOn: '2025-12-31', typeId: type.id }
  const past = await api.make.membership(owner, over)
  const current = await api.make.membership(owner, { typeId: type.id })
  const paid = await api.make.payment(owner, { state: 'paid', paidOn: '2026-01-02', paidAt: api.clock.now() })
  await api.make.receipt(paid.id)
  const certificate = await api.make.certificate(owner, { membershipId: past.id })
  return { type, owner, current, paid, certificate }
}
export type World = Awaited<ReturnType<typeof worldOf>>
/** One that is made once for each portal. */
export const oneWorld = () => {
  const made = new WeakMap<TestApp, Promise<World>>()
  return (api: TestApp) => {
    const world = made.get(api) ?? worldOf(api)
    made.set(api, world)
    return world
  }
}
/** A renewal that waits, for the routes that look at one. */
export const withRenewal = async (api: TestApp, { owner, current }: World) =>
  api.make.renewal(owner, current, {}, { method: 'transfer' })

/** A primary account that member A holds, for the routes that look at one. */
export const withAccount = async (api: TestApp, { owner }: World) => api.make.account({ holder: owner })
/** A secondary account under one that member A holds. */
export const withSecondary = async (api: TestApp, world: World, state = 'open') =>
  api.make.secondary(await withAccount(api, world), { state })
/** The same with somebody else on it. */
export async function withTeam(api: TestApp, world: World) {
  const account = await withAccount(api, world)
  const colleague = await api.make.person()
  await api.make.join(account, colleague)
  return { account, colleague }
}
/** A proposal to leave the primary account that member A holds. */
export async function withMove(api: TestApp, world: World) {
  const primary = await withAccount(api, world)
  const account = await api.make.secondary(primary)
  const id = api.deps.ids.uuid()
  const createdAt = api.clock.now()
  await api.deps.db.insert(accountMoves).values({
    ...{ id, kind: 'detach', accountId: account.id, primaryId: primary.id, proposedBy: 'account', createdAt },
    ...{ state: 'proposed', proposerId: (account.holder as { id: string }).id },
    expiresAt: new Date(createdAt.getTime() + 86_400_000),
  })
  return id
}
/** A message to an account that member A holds. */
export async function withMessage(api: TestApp, world: World) {
  const { id: accountId } = await withAccount(api, world)
  return (await api.make.message({ accountId })).id
}
