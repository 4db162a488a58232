import { localDateAt } from '@guichet/domain/local-date'
import type { Ctx } from '../../ctx.ts'
import { findByCode } from './data/declaration-data.ts'

/** What a stranger is told of a receipt whose code he types: what stands on it, and whether a correction has replaced it. */
export async function verifyDeclaration(ctx: Ctx, code: string) {
  const row = await findByCode(ctx, code)
  if (!row) return null
  const isReplaced = row.version < row.current
  return {
    kind: 'declaration-receipt' as const,
    state: isReplaced ? ('replaced' as const) : ('valid' as const),
    ...{ number: row.number, holderName: row.facts.holderName, issuedOn: localDateAt(row.filedAt) },
    ...{ startsOn: row.startsOn, endsOn: row.endsOn, revokedOn: null, amountCents: row.totalCents },
  }
}
