import * as contract from '@guichet/contract/joinings.contract'
import { joiningDraft } from './joining-samples.ts'
import { send } from './joining-steps.ts'
import { DECLARANT_CALLS } from './matrix-declarant-calls.ts'
import type { TestApp } from './test-app.ts'

/** A joining sent by a newcomer, reached by the secret that came by mail. */
const sent = async (api: TestApp) => ({ params: { token: (await send(api)).proof } })

/** What the routes of joining, and of signing up as declarant, are called with, for the matrix of rights. */
export const joiningCalls = {
  ...DECLARANT_CALLS,
  startJoining: () => ({ body: joiningDraft() }),
  findCompany: () => ({ query: { siret: '91234560000015' } }),
  getJoining: sent,
  saveJoining: async (api: TestApp) => ({ ...(await sent(api)), body: joiningDraft() }),
  submitJoining: async (api: TestApp) => {
    const { proof, order } = await send(api)
    return { params: { token: proof }, body: order }
  },
  sendJoiningLink: sent,
  payJoining: async (api: TestApp) => ({ ...(await sent(api)), body: { method: 'cheque' } }),
  checkJoining: sent,
  cancelJoiningPayment: async (api: TestApp) => {
    const { params } = await sent(api)
    await api.browser().call(contract.payJoining, { params, body: { method: 'cheque' } })
    return { params }
  },
}
