import {
  decideAccountMove,
  getAccountAttachment,
  listMoveProposals,
  previewAccountMove,
  previewMoveProposal,
  proposeAccountMove,
} from '@guichet/contract/account-moves.contract'
import type { In } from '@guichet/contract/route'
import type { TestClient } from '../../../testing/test-client.ts'

type Proposal = In<(typeof proposeAccountMove)['body']>['proposal']
type Decision = In<(typeof decideAccountMove)['body']>['decision']
interface Named {
  readonly id: string
}

/** Somebody at "Rattachement". */
export const moveCaller = (client: TestClient) => ({
  place: async ({ id }: Named) => (await client.call(getAccountAttachment, { params: { id } })).body,
  proposals: async ({ id }: Named) =>
    (await client.call(listMoveProposals, { params: { id }, query: {} })).body,
  preview: async ({ id }: Named, proposal: Proposal) =>
    (await client.call(previewAccountMove, { params: { id }, body: { proposal } })).body,
  previewRefused: ({ id }: Named, proposal: Proposal) =>
    client.refusal(previewAccountMove, { params: { id }, body: { proposal } }),
  propose: async ({ id }: Named, proposal: Proposal, reason?: string) =>
    (
      await client.call(proposeAccountMove, {
        params: { id },
        body: { proposal, ...(reason === undefined ? {} : { reason }) },
      })
    ).body,
  refused: ({ id }: Named, proposal: Proposal) =>
    client.refusal(proposeAccountMove, { params: { id }, body: { proposal } }),
  look: async ({ id }: Named) => (await client.call(previewMoveProposal, { params: { id } })).body,
  lookRefused: ({ id }: Named) => client.refusal(previewMoveProposal, { params: { id } }),
  decide: async ({ id }: Named, decision: Decision) =>
    (await client.call(decideAccountMove, { params: { id }, body: { decision } })).body,
  decideRefused: ({ id }: Named, decision: Decision) =>
    client.refusal(decideAccountMove, { params: { id }, body: { decision } }),
})
