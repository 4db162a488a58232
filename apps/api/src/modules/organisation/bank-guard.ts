import type { Ctx } from '../../ctx.ts'

/** Fields of where transfers and cheques go. */
export const BANK_FIELDS = [
  ...(['transferHolder', 'transferIban', 'transferBic', 'transferBank', 'chequePayableTo'] as const),
] as const
export type BankFacts = Readonly<Partial<Record<(typeof BANK_FIELDS)[number], string | null>>>

export interface BankProof {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/** What other modules do before and after a change of where money goes. */
interface BankGuard {
  /** Outside transactions. @throws problems. */
  demand(ctx: Ctx, proof: BankProof): Promise<void>
  /** In the transaction that changes it. */
  tell(tx: Ctx, before: BankFacts, after: BankFacts): Promise<void>
}

let guard: BankGuard | null = null

export const registerBankGuard = (given: BankGuard): void => {
  guard = given
}

export function getBankGuard(): BankGuard {
  if (!guard) throw new TypeError('nobody guards where money goes')
  return guard
}
