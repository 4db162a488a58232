import type { accountMove } from '@guichet/contract/account-moves.contract'
import { type MoveSide, moveDecisions, proposalState } from '@guichet/domain/account-moves'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import type { MoveRow } from './data/move-data.ts'

export type MoveView = z.input<typeof accountMove>

/** From where somebody looks at a proposal. */
export interface Standpoint {
  readonly standsOn: MoveSide | 'both'
  /** Sides for which he speaks. */
  readonly sides: readonly MoveSide[]
}

export const standpointOf = (sides: readonly MoveSide[], fallback: MoveSide | 'both'): Standpoint => ({
  standsOn: sides.length > 1 ? 'both' : (sides[0] ?? fallback),
  sides,
})

/** A proposal as it is shown: of an account that whoever proposed only named, nothing until it has accepted. */
export function toMoveView({ clock }: Ctx, row: MoveRow, { standsOn, sides }: Standpoint): MoveView {
  const state = proposalState(row, clock.now())
  const isNamed = (side: MoveSide) =>
    row.namedLogin !== null && row.proposedBy !== side && row.proposedBy !== 'staff'
  const isHidden = (side: MoveSide) =>
    isNamed(side) && state !== 'accepted' && standsOn !== side && standsOn !== 'both'
  const shown = (side: MoveSide, id: string | null, login: string | null, companyName: string | null) =>
    isHidden(side) || id === null
      ? { id: null, login: row.namedLogin ?? '', companyName: null }
      : { id, login: login ?? '', companyName }
  return {
    id: row.id,
    kind: row.kind,
    state,
    account: shown('account', row.accountId, row.accountLogin, row.accountCompanyName),
    primary: shown('primary', row.primaryId, row.primaryLogin, row.primaryCompanyName),
    proposedBy: row.proposedBy,
    proposedAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    decisions: state === 'proposed' ? [...moveDecisions(row.proposedBy, sides)] : [],
  }
}
