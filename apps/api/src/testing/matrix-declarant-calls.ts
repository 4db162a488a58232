import * as contract from '@guichet/contract/declarants.contract'
import { declarantOptions, declarants } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import {
  codeSentTo,
  DECLARANT_PASSWORD,
  declarantMailsTo,
  declarantTokenIn,
  signupBody,
  startSignup,
  unknownSiret,
} from './declarant-steps.ts'
import type { TestApp } from './test-app.ts'

/** A declarant whom the register does not know, signed in; the file waits for the staff. */
export async function checkedDeclarant(api: TestApp) {
  const { browser, token, body } = await startSignup(api, { siret: unknownSiret() })
  await browser.call(contract.chooseDeclarantWay, { params: { token }, body: { choice: 'check' } })
  const link = declarantTokenIn((await declarantMailsTo(api, body.email)).at(-1)?.text)
  const next = (await browser.call(contract.followDeclarantLink, { params: { token: link } })).body
  const params = { token: next.token }
  await browser.call(contract.sendDeclarantCode, { params })
  const code = await codeSentTo(api, String(body.phone))
  await browser.call(contract.verifyDeclarantPhone, { params, body: { code } })
  await browser.call(contract.activateDeclarant, { params, body: { password: DECLARANT_PASSWORD } })
  const [row] = await api.deps.db
    .select({ id: declarants.id })
    .from(declarants)
    .where(eq(declarants.siret, body.siret))
  return { browser, body, id: String(row?.id) }
}

interface Parts {
  readonly params?: Record<string, string>
  readonly body?: unknown
}
type Call = (api: TestApp, world: unknown, elsewhere?: string) => Promise<Parts> | Parts

/** The register is set in no matrix: what begins there is left open. */
const begun: Call = async (api) => ({ params: { token: (await startSignup(api)).token } })
const onFile: Call = async (api, _, id) => ({ params: { id: id ?? (await checkedDeclarant(api)).id } })

/** Something that another declarant has said. */
async function optionOfAnother(api: TestApp): Promise<string> {
  const file = await checkedDeclarant(api)
  const [row] = await api.deps.db
    .select({ personId: declarants.personId })
    .from(declarants)
    .where(eq(declarants.id, file.id))
  const id = api.deps.ids.uuid()
  await api.deps.db.insert(declarantOptions).values({
    ...{ id, declarantId: file.id, kind: 'vat', choices: ['franchise'], startsOn: '2026-01-01' },
    ...{ saidBy: String(row?.personId), saidAt: api.deps.clock.now() },
  })
  return id
}

/** What the operations of signing up as declarant are called with in the matrix. */
export const DECLARANT_CALLS: Readonly<Record<string, Call>> = {
  startDeclarantSignup: () => ({ body: signupBody() }),
  getDeclarantSignup: begun,
  correctDeclarantSignup: async (api, world) => ({ ...(await begun(api, world)), body: signupBody() }),
  chooseDeclarantWay: async (api, world) => ({ ...(await begun(api, world)), body: { choice: 'check' } }),
  sendDeclarantLink: async (api) => {
    const { browser, token } = await startSignup(api)
    await browser.call(contract.chooseDeclarantWay, { params: { token }, body: { choice: 'check' } })
    return { params: { token } }
  },
  changeDeclarantContact: async (api, world) => {
    const { email, phone } = signupBody()
    return { ...(await begun(api, world)), body: { email, phone } }
  },
  followDeclarantLink: () => ({ params: { token: 'x'.repeat(43) } }),
  sendDeclarantCode: () => ({ params: { token: 'x'.repeat(43) } }),
  verifyDeclarantPhone: () => ({ params: { token: 'x'.repeat(43) }, body: { code: '123456' } }),
  activateDeclarant: () => ({ params: { token: 'x'.repeat(43) }, body: { password: DECLARANT_PASSWORD } }),
  updateDeclarantCompany: () => ({ body: { take: [] } }),
  recordDeclarantOption: () => ({
    body: { kind: 'vat', choices: ['franchise'], startsOn: '2026-01-01', askedOn: null },
  }),
  withdrawDeclarantOption: async (api, _, id) => ({ params: { id: id ?? (await optionOfAnother(api)) } }),
  getStaffDeclarantOptions: onFile,
  getDeclaration: () => ({ params: { period: '2026-T3' } }),
  estimateDeclaration: () => ({ params: { period: '2026-T3' }, body: { turnovers: [] } }),
  fileDeclaration: () => ({ params: { period: '2026-T3' }, body: { turnovers: [] } }),
  getTurnoverLimits: () => ({}),
  getDeclarationReceipt: () => ({ params: { period: '2026-T3' } }),
  approveDeclarant: onFile,
  refuseDeclarant: async (api, world, id) => ({
    ...(await onFile(api, world, id)),
    body: { reason: 'Pièces manquantes' },
  }),
}
