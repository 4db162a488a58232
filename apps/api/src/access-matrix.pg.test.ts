import { readFileSync } from 'node:fs'
import { ALL_ROUTES } from '@guichet/contract/all-routes'
import { PROBLEMS } from '@guichet/contract/problems'
import type { RouteSpec } from '@guichet/contract/route'
import { accountMoves } from '@guichet/db/schema'
import { describe, expect } from 'vitest'
import { STANDARD_VERSION } from './modules/organisation/index.ts'
import { identityBody } from './testing/account-samples.ts'
import { apiTestWith } from './testing/api-test.ts'
import { fakePdf, loudGateway } from './testing/fakes.ts'
import { joiningCalls } from './testing/joining-calls.ts'
import { callerOf, isShutTo, knownCaller, type MatrixRole, matrixType } from './testing/matrix-callers.ts'
import { DELEGATION_CALLS } from './testing/matrix-delegation-calls.ts'
import { DOCUMENT_CALLS } from './testing/matrix-document-calls.ts'
import { INFORMATION_CALLS } from './testing/matrix-information-calls.ts'
import { INVOICE_CALLS } from './testing/matrix-invoice-calls.ts'
import { LETTER_CALLS } from './testing/matrix-letter-calls.ts'
import { MAILING_CALLS } from './testing/matrix-mailing-calls.ts'
import { NOWHERE, operationCalls } from './testing/matrix-operations.ts'
import { PUBLISHING_CALLS } from './testing/matrix-publishing-calls.ts'
import { RENEWAL_CALLS } from './testing/matrix-renewal-calls.ts'
import { SERVICE_CALLS } from './testing/matrix-service-calls.ts'
import { SESSION_CALLS } from './testing/matrix-session-calls.ts'
import { SETTINGS_CALLS } from './testing/matrix-settings-calls.ts'
import { MATRIX_ROLES, matrixTable, readMatrix } from './testing/matrix-table.ts'
import { THREAD_CALLS } from './testing/matrix-thread-calls.ts'
import { TYPE_CALLS } from './testing/matrix-type-calls.ts'
import { openCheckout } from './testing/open-checkout.ts'
import type { TestApp } from './testing/test-app.ts'

const MATRIX = new URL('./access-matrix.md', import.meta.url)

const test = apiTestWith({ overrides: { pdf: fakePdf(), payments: loudGateway(openCheckout) } })

type Parts = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }

/** Fresh rows of member A, on which every route can act, and the calls that name them. */
async function worldOf(api: TestApp) {
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
type World = Awaited<ReturnType<typeof worldOf>>
/** For routes that neither name an object nor change one. */
const shared = new WeakMap<TestApp, Promise<World>>()

/** A renewal that waits, for the routes that look at one. */
const withRenewal = async (api: TestApp, { owner, current }: World) =>
  api.make.renewal(owner, current, {}, { method: 'transfer' })

/** A primary account that member A holds, for the routes that look at one. */
const withAccount = async (api: TestApp, { owner }: World) => api.make.account({ holder: owner })
/** A secondary account under one that member A holds. */
const withSecondary = async (api: TestApp, world: World, state = 'open') =>
  api.make.secondary(await withAccount(api, world), { state })
/** The same with somebody else on it. */
async function withTeam(api: TestApp, world: World) {
  const account = await withAccount(api, world)
  const colleague = await api.make.person()
  await api.make.join(account, colleague)
  return { account, colleague }
}
/** A proposal to leave the primary account that member A holds. */
async function withMove(api: TestApp, world: World) {
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
async function withMessage(api: TestApp, world: World) {
  const { id: accountId } = await withAccount(api, world)
  return (await api.make.message({ accountId })).id
}
const NO_ADDRESS = {
  ...{ streetNumber: null, streetNumberSuffix: null, streetName: null, complement: null },
  ...{ postBox: null, postcode: null, city: null },
}
const PROCEDURE = {
  ...{ descriptionFr: 'Essai', descriptionEn: 'Trial', recipients: ['DGFiP'], documentTypes: [], web: false },
}

/** What each operation is called with; `id` ends up in the place of the object. */
const calls: Record<string, (api: TestApp, world: World, elsewhere?: string) => Promise<Parts> | Parts> = {
  createSession: (_, { owner }) => ({ body: { identifier: owner.email, password: 'wrong' } }),
  answerFactor: () => ({ body: { code: '123456' } }),
  setLocale: () => ({ body: { locale: 'fr' } }),
  replaceTemporaryPassword: () => ({ body: { password: 'Neuf-Lavandes-2027!' } }),
  changePassword: () => ({ body: { currentPassword: 'wrong', newPassword: 'Neuf-Lavandes-2027!' } }),
  ...SESSION_CALLS,
  ...INFORMATION_CALLS,
  listAccountPersons: async (api, world, id) => ({
    params: { id: id ?? (await withTeam(api, world)).account.id },
  }),
  inviteAccountPerson: async (api, world, id) => ({
    params: { id: id ?? (await withTeam(api, world)).account.id },
    body: { email: 'invited@test.example', firstName: 'Ada', lastName: 'Lovelace', rights: [] },
  }),
  updateAccountPerson: async (api, world, id) => {
    const { account, colleague } = await withTeam(api, world)
    return { params: { id: id ?? account.id, personId: colleague.id }, body: { rights: ['options'] } }
  },
  removeAccountPerson: async (api, world, id) => {
    const { account, colleague } = await withTeam(api, world)
    return { params: { id: id ?? account.id, personId: colleague.id } }
  },
  transferAccount: async (api, world, id) => {
    const { account, colleague } = await withTeam(api, world)
    return { params: { id: id ?? account.id }, body: { personId: colleague.id } }
  },
  resetAccountPassword: async (api, world, id) => ({
    params: { id: id ?? (await withTeam(api, world)).account.id },
  }),
  getMailbox: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  setMailboxPassword: async (api, world, id) => ({
    params: { id: id ?? (await withAccount(api, world)).id },
    body: { currentPassword: 'wrong', newPassword: 'Neuf-Lavandes-2027!' },
  }),
  revokeMailboxPassword: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id }, body: { currentPassword: 'wrong' } },
  }),
  requestAccountClosure: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withTeam(api, world)).account.id }, body: {} },
  }),
  withdrawInvitation: async (api, world, id) => {
    const { account } = await withTeam(api, world)
    return { params: { id: id ?? account.id }, body: { email: 'nobody@test.example' } }
  },
  ...joiningCalls,
  getActivationLink: async (api, world, id) => ({
    params: { id: id ?? (await withSecondary(api, world, 'approved')).id },
  }),
  sendActivationLink: async (api, world, id) => ({
    params: { id: id ?? (await withSecondary(api, world, 'approved')).id },
  }),
  withdrawActivation: async (api, world, id) => ({
    params: { id: id ?? (await withSecondary(api, world, 'approved')).id },
  }),
  checkLogin: () => ({ query: { login: 'nobody-has-this' } }),
  registerAccount: async (api) => {
    const { code } = await api.make.profile()
    const number = api.deps.ids.uuid().slice(-12)
    const body = identityBody({ login: `r${number}`, profileCode: code, termsVersion: STANDARD_VERSION })
    const responsible = { ...body.responsible, email: `r${number}@test.example` }
    return { body: { ...body, responsible } }
  },
  getMessage: async (api, world, id) => ({ params: { id: id ?? (await withMessage(api, world)) } }),
  markMessage: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withMessage(api, world)) }, body: { read: true } },
  }),
  ...DOCUMENT_CALLS,
  ...DELEGATION_CALLS,
  ...RENEWAL_CALLS,
  ...INVOICE_CALLS,
  ...LETTER_CALLS,
  ...MAILING_CALLS,
  ...SERVICE_CALLS,
  ...SETTINGS_CALLS,
  requestPasswordReset: () => ({ body: { email: 'nobody@test.example' } }),
  getActivation: () => ({ params: { token: 'x'.repeat(43) } }),
  useActivation: () => ({ params: { token: 'x'.repeat(43) }, body: { password: 'Neuf-Lavandes-2027!' } }),
  updateMe: () => ({ body: { phone: null } }),
  getMembership: (_, { current }, id = current.id) => ({ params: { id } }),
  getRenewalOffer: (_, { current }, id = current.id) => ({ params: { id } }),
  createRenewal: (_, { current, type }, id = current.id) => ({
    ...{ params: { id }, body: { typeId: type.id, method: 'transfer' } },
  }),
  getRenewal: async (api, world, id) => {
    const made = await withRenewal(api, world)
    return { params: { id: id ?? world.current.id, renewalId: id ?? made.id } }
  },
  checkRenewal: async (api, world, id) => {
    const made = await withRenewal(api, world)
    return { params: { id: id ?? world.current.id, renewalId: id ?? made.id } }
  },
  cancelRenewal: async (api, world, id) => {
    const made = await withRenewal(api, world)
    return { params: { id: id ?? world.current.id, renewalId: id ?? made.id } }
  },
  getMembershipCertificate: (_, { current }, id = current.id) => ({ params: { id } }),
  getMembershipCard: (_, { current }, id = current.id) => ({ params: { id } }),
  getPaymentReceipt: (_, { paid }, id = paid.id) => ({ params: { id } }),
  getVerification: (_, { certificate }) => ({ params: { code: certificate.code } }),
  getMember: (_, { owner }, id = owner.id) => ({ params: { id } }),
  recordPayment: async (api, world, id) => {
    const made = await withRenewal(api, world)
    return { params: { id: id ?? made.payment.id }, body: { paidOn: '2026-11-20' } }
  },
  getAccount: async (api, world, id) => ({ params: { id: id ?? (await withAccount(api, world)).id } }),
  updateAccountIdentity: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id }, body: identityBody() },
  }),
  listSecondaryAccounts: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  exportSecondaryAccounts: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  getSecondaryOffer: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  createSecondaryAccount: async (api, world, id) => ({
    params: { id: id ?? (await withAccount(api, world)).id },
    body: identityBody({ accountName: 'new', access: { kind: 'invitation' } }),
  }),
  closeAccount: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withSecondary(api, world)).id }, body: { reason: 'Essai' } },
  }),
  closeAccounts: async (api, world) => ({
    body: { accountIds: [(await withSecondary(api, world)).id], reason: 'Essai' },
  }),
  reopenAccount: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withSecondary(api, world, 'closed')).id }, body: { reason: 'Essai' } },
  }),
  getAccountAttachment: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withSecondary(api, world)).id } },
  }),
  listMoveProposals: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  previewAccountMove: async (api, world, id) => ({
    params: { id: id ?? (await withSecondary(api, world)).id },
    body: { proposal: { move: 'detach' } },
  }),
  proposeAccountMove: async (api, world, id) => ({
    params: { id: id ?? (await withSecondary(api, world)).id },
    body: { proposal: { move: 'detach' }, reason: 'Demande écrite' },
  }),
  previewMoveProposal: async (api, world, id) => ({ params: { id: id ?? (await withMove(api, world)) } }),
  decideAccountMove: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withMove(api, world)) }, body: { decision: 'accept' } },
  }),
  listAccountHistory: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  getAccountOptions: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  previewAccountOptions: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id }, body: { archiveSubscribed: true } },
  }),
  updateAccountOptions: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id }, body: { archiveSubscribed: true } },
  }),
  getAccountInvoicing: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  updateAccountInvoicing: async (api, world, id) => ({
    params: { id: id ?? (await withAccount(api, world)).id },
    body: { useResponsibleAddress: true, address: NO_ADDRESS },
  }),
  getAccountImport: async (api, _, id) => ({
    params: { id: id ?? (await api.make.accountImport()).id },
  }),
  importAccounts: async () => ({
    body: { fileName: 'comptes.csv', content: Buffer.from('compte').toString('base64'), dryRun: true },
  }),
  decideAccountRequest: async (api, world, id) => ({
    params: { id: id ?? (await withSecondary(api, world, 'requested')).id },
    body: { decision: 'refuse', reason: 'SIRET inconnu' },
  }),
  updateAccountSettings: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id }, body: { test: true } },
  }),
  getAccountSettings: async (api, world, id) => ({
    ...{ params: { id: id ?? (await withAccount(api, world)).id } },
  }),
  previewAccountProfile: async (api, world, id) => ({
    params: { id: id ?? (await withAccount(api, world)).id },
    query: { profileCode: (await api.make.profile()).code },
  }),
  ...operationCalls,
  updateApprovalRules: () => ({ body: { primary: 'staff', secondary: 'automatic' } }),
  getStaffProcedure: async (api) => ({ params: { id: (await api.make.procedure()).id } }),
  createProcedure: async (api) => {
    const { code } = await api.make.procedure()
    return { body: { ...PROCEDURE, code: `${code}-2` } }
  },
  updateProcedure: async (api) => ({
    params: { id: (await api.make.procedure()).id },
    body: { ...PROCEDURE, withdrawn: false },
  }),
  ...THREAD_CALLS,
  ...TYPE_CALLS,
  ...PUBLISHING_CALLS,
  saveHelpText: () => ({
    ...{ params: { key: 'account.login' }, body: { textFr: 'Essai', textEn: 'Trial' } },
  }),
  revokeCertificate: (_, { certificate }, id = certificate.id) => ({
    ...{ params: { id }, body: { reason: 'Erreur de saisie' } },
  }),
}
/** Routes whose object is the caller's own, so that somebody else's must look as if it were not there. */
const OWNED = ALL_ROUTES.filter(({ access, params }) => access.kind === 'person' && params !== undefined)

/** Staff work on accounts through the same routes: what they may do there is in the table. */
const strangersTo = ({ path, access }: RouteSpec) =>
  (['other member', 'key, all scopes', 'admin'] as const).filter((role) => {
    if (role === 'admin') return !path.startsWith('/accounts/')
    // A key is told first that no scope opens the route.
    return role === 'other member' || (access.kind === 'person' && access.scope !== undefined)
  })

/** Those to whom the route is shut are told before anything is looked at: they ask alike, and nothing of it changes. */
function outcomesOf(api: TestApp, route: RouteSpec) {
  const isAlone = route.params !== undefined || route.precondition || route.operationId === 'createSession'
  if (!isAlone && !shared.has(api)) shared.set(api, worldOf(api))
  const worldFor = async () => (isAlone ? worldOf(api) : (shared.get(api) ?? worldOf(api)))
  const partsIn = async (world: World) => (await calls[route.operationId]?.(api, world)) ?? {}
  const prepare = async () => {
    const world = await worldFor()
    return { world, parts: await partsIn(world) }
  }
  let atShutDoor: ReturnType<typeof prepare> | undefined
  return async (role: MatrixRole): Promise<string> => {
    const isShut = isShutTo(route, role)
    if (isShut) atShutDoor ??= prepare()
    const ready = isShut ? await atShutDoor : undefined
    const world = ready?.world ?? (await worldFor())
    const client = await (isShut ? knownCaller(api, role) : callerOf(api, role, world.owner))
    const answer = await client.attempt(route, ready?.parts ?? (await partsIn(world)), {
      ...(route.precondition ? { ifMatch: '"1"' } : {}),
      ...(route.accepts ? { file: Buffer.from('Un fichier d’essai') } : {}),
    })
    return answer.statusCode < 400 ? String(answer.statusCode) : `${answer.statusCode} ${answer.json().code}`
  }
}

describe('who may call what', () => {
  test('is what the reviewed table says', { timeout: 300_000 }, async ({ api }) => {
    const rows: [string, string[]][] = []
    for (const route of ALL_ROUTES) {
      const cells = []
      const outcome = outcomesOf(api, route)
      for (const role of MATRIX_ROLES) cells.push(await outcome(role))
      rows.push([`${route.method} ${route.path}`, cells])
    }
    const table = matrixTable(rows)
    await expect(table).toMatchFileSnapshot(MATRIX.pathname)
  })

  test('follows from the access that each route declares', () => {
    const table = readMatrix(readFileSync(MATRIX, 'utf8'))
    expect([...table.keys()].sort()).toEqual(ALL_ROUTES.map(({ method, path }) => `${method} ${path}`).sort())
    for (const { method, path, access, problems } of ALL_ROUTES) {
      const row = table.get(`${method} ${path}`)
      if (!row) continue
      const { anonymous, 'key, no scope': bare, 'key, all scopes': key } = row
      if (access.kind === 'public' && !problems.includes('session.required'))
        expect(anonymous, path).not.toMatch(/^40[13] session\.(required|forbidden)$/u)
      if (access.kind === 'public') continue
      expect(anonymous, path).toBe('401 session.required')
      expect(bare, path).toBe(access.kind === 'staff' ? '403 session.forbidden' : '403 key.scope-missing')
      if (access.kind === 'staff')
        expect([row.member, key], path).toEqual(Array(2).fill('403 session.forbidden'))
    }
  })
})

describe('somebody else’s object', () => {
  for (const route of OWNED) {
    test(`looks as if it were not there: ${route.operationId}`, async ({ api }) => {
      const parts = calls[route.operationId]
      if (!parts) throw new Error(`${route.operationId} has no call in this test`)
      const ask = async (role: MatrixRole, id?: string) => {
        const client = await callerOf(api, role, (await worldOf(api)).owner)
        const given = route.precondition ? { ifMatch: '"1"' } : {}
        const answer = await client.attempt(route, await parts(api, await worldOf(api), id), given)
        const { requestId, ...body } = answer.json()
        expect(requestId).toBe(answer.headers['x-request-id'])
        const { date: _, ratelimit: __, 'x-request-id': ___, ...headers } = answer.headers
        return { status: answer.statusCode, body, headers }
      }
      for (const role of strangersTo(route)) {
        const foreign = await ask(role)
        expect(foreign).toMatchObject({
          status: 404,
          body: { code: 'resource.not-found', title: PROBLEMS['resource.not-found'].fr },
        })
        expect(await ask(role, NOWHERE)).toEqual(foreign)
      }
    })
  }
})
