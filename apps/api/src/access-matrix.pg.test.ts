import { readFileSync } from 'node:fs'
import { ALL_ROUTES } from '@guichet/contract/all-routes'
import { PROBLEMS } from '@guichet/contract/problems'
import type { RouteSpec } from '@guichet/contract/route'
import { describe, expect } from 'vitest'
import { STANDARD_VERSION } from './modules/organisation/index.ts'
import { identityBody } from './testing/account-samples.ts'
import { apiTestWith } from './testing/api-test.ts'
import { fakePdf, loudGateway } from './testing/fakes.ts'
import { joiningCalls } from './testing/joining-calls.ts'
import { callerOf, isForStaff, isShutTo, type MatrixRole, standingCallers } from './testing/matrix-callers.ts'
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
import {
  oneWorld,
  type World,
  withAccount,
  withMessage,
  withMove,
  withRenewal,
  withSecondary,
  withTeam,
  worldOf,
} from './testing/matrix-world.ts'
import { openCheckout } from './testing/open-checkout.ts'
import type { TestApp } from './testing/test-app.ts'

const MATRIX = new URL('./access-matrix.md', import.meta.url)

const test = apiTestWith({ overrides: { pdf: fakePdf(), payments: loudGateway(openCheckout) } })

type Parts = { params?: Record<string, string>; query?: Record<string, string>; body?: unknown }

/** For routes that only look, and for those that are refused: nothing of it changes. */
const seenWorld = oneWorld()
/** For routes that change something of the caller’s own, and name no object. */
const sharedWorld = oneWorld()
/** Whoever looks, is refused, or is staff at work. */
const standing = standingCallers(async (api) => (await seenWorld(api)).owner)
/** Whoever asks for what is not there, in his eyes. */
const stranger = standingCallers((api) => api.make.member())

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

/**
 * Those to whom the route is shut are told before anything is looked at, and whoever only looks changes nothing: they ask
 * alike, for the same objects. Any other call has objects and a caller of its own.
 */
function outcomesOf(api: TestApp, route: RouteSpec) {
  const isLooking = route.method === 'GET'
  const isAlone = route.params !== undefined || route.precondition || route.operationId === 'createSession'
  const worldFor = () => (isLooking ? seenWorld(api) : isAlone ? worldOf(api) : sharedWorld(api))
  const prepare = async () => {
    const world = await worldFor()
    return { world, parts: (await calls[route.operationId]?.(api, world)) ?? {} }
  }
  let prepared: ReturnType<typeof prepare> | undefined
  const keep = () => {
    prepared ??= prepare()
    return prepared
  }
  return async (role: MatrixRole): Promise<string> => {
    const isStanding = isLooking || isShutTo(route, role)
    const { world, parts } = await (isStanding ? keep() : prepare())
    const client = await (isStanding || isForStaff(route, role)
      ? standing(api, role)
      : callerOf(api, role, world.owner))
    const answer = await client.attempt(route, parts, {
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
      const given = route.precondition ? { ifMatch: '"1"' } : {}
      const [theirs, nothing] = [
        await parts(api, await worldOf(api)),
        await parts(api, await worldOf(api), NOWHERE),
      ]
      const ask = async (role: MatrixRole, asked: Parts) => {
        const answer = await (await stranger(api, role)).attempt(route, asked, given)
        const { requestId, ...body } = answer.json()
        expect(requestId).toBe(answer.headers['x-request-id'])
        const { date: _, ratelimit: __, 'x-request-id': ___, ...headers } = answer.headers
        return { status: answer.statusCode, body, headers }
      }
      for (const role of strangersTo(route)) {
        const foreign = await ask(role, theirs)
        expect(foreign).toMatchObject({
          status: 404,
          body: { code: 'resource.not-found', title: PROBLEMS['resource.not-found'].fr },
        })
        expect(await ask(role, nothing)).toEqual(foreign)
      }
    })
  }
})
