import type { RouteSpec } from '@guichet/contract/route'
import { isStaffRole, permissionsOf } from '@guichet/domain/rights'
import type { MATRIX_ROLES } from './matrix-table.ts'
import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

export type MatrixRole = (typeof MATRIX_ROLES)[number]
type Owner = Awaited<ReturnType<TestApp['make']['member']>>

const priced = new WeakMap<TestApp, ReturnType<TestApp['make']['membershipType']>>()
/** The type of every membership of the matrix: what another member can renew does not hang on what else the database offers. */
export function matrixType(api: TestApp): ReturnType<TestApp['make']['membershipType']> {
  const type = priced.get(api) ?? api.make.membershipType()
  priced.set(api, type)
  return type
}

/** Somebody of this role, made for one call; `owner` is the member whose objects are asked for. */
export async function callerOf(api: TestApp, role: MatrixRole, owner: Owner): Promise<TestClient> {
  if (role === 'anonymous') return api.browser()
  if (role === 'member') return api.signInAs(owner)
  if (role === 'other member') {
    const other = await api.make.member()
    await api.make.membership(other, { typeId: (await matrixType(api)).id })
    return api.signInAs(other)
  }
  if (role === 'key, no scope') return api.program((await api.make.apiKey(owner, { scopes: [] })).key)
  if (role === 'key, all scopes') return api.program((await api.make.apiKey(owner)).key)
  return api.signInAs(await api.make.staff(role))
}

/** Callers that stay the same on one portal, for calls after which each is who he was; `ownerOf` as in `callerOf`. */
export function standingCallers(ownerOf: (api: TestApp) => Promise<Owner>) {
  const portals = new WeakMap<TestApp, Map<MatrixRole, Promise<TestClient>>>()
  return async (api: TestApp, role: MatrixRole): Promise<TestClient> => {
    const callers = portals.get(api) ?? new Map<MatrixRole, Promise<TestClient>>()
    portals.set(api, callers)
    const caller = callers.get(role) ?? ownerOf(api).then((owner) => callerOf(api, role, owner))
    callers.set(role, caller)
    return (await caller).copy()
  }
}

/**
 * Whether a route declares itself shut to this role, whatever it is asked: no object of one’s own is made for such a call.
 * One that is answered all the same is seen in the table.
 */
export function isShutTo({ access }: RouteSpec, role: MatrixRole): boolean {
  if (access.kind === 'public') return false
  if (role === 'anonymous' || role === 'key, no scope') return true
  if (access.kind === 'person') return role === 'key, all scopes' && access.scope === undefined
  if (role === 'member' || role === 'other member' || role === 'key, all scopes') return true
  return !permissionsOf(role).includes(access.permission)
}

/** Whether staff at work call it: they act on what is others’, and stay who they are. */
export const isForStaff = ({ access }: RouteSpec, role: MatrixRole): boolean =>
  access.kind === 'staff' && isStaffRole(role)
