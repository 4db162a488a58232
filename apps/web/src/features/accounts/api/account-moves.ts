import {
  decideAccountMove,
  getAccountAttachment,
  listMoveProposals,
  previewAccountMove,
  previewMoveProposal,
  proposeAccountMove,
} from '@guichet/contract/account-moves.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Attachment = BodyOf<typeof getAccountAttachment>
export type Move = BodyOf<typeof decideAccountMove>
export type MoveConsequences = BodyOf<typeof previewAccountMove>
export type Proposal = InputOf<typeof previewAccountMove>['body']['proposal']
export type MoveDecision = Move['decisions'][number]

export const attachmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'attachment', id],
    queryFn: async ({ signal }) =>
      (await api.call(getAccountAttachment, { params: { id } }, { signal })).body,
  })

export const moveProposalsQuery = (id: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['accounts', 'move-proposals', id, cursor],
    queryFn: async ({ signal }) => {
      const query = cursor === undefined ? {} : { cursor }
      return (await api.call(listMoveProposals, { params: { id }, query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

/** What would follow; changes nothing. */
export const previewMove = async (id: string, proposal: Proposal): Promise<MoveConsequences> =>
  (await api.call(previewAccountMove, { params: { id }, body: { proposal } })).body

/** What follows when a proposal is accepted. */
export const previewAcceptance = async (id: string): Promise<MoveConsequences> =>
  (await api.call(previewMoveProposal, { params: { id } })).body

export const proposeMove = async (
  id: string,
  proposal: Proposal,
  reason: string,
  idempotencyKey: string,
): Promise<Move> => {
  const body = { proposal, reason: reason.trim() || null }
  return (await api.call(proposeAccountMove, { params: { id }, body }, { idempotencyKey })).body
}

export const decideMove = async (id: string, decision: MoveDecision): Promise<Move> =>
  (await api.call(decideAccountMove, { params: { id }, body: { decision } })).body
