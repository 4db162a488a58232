import { bankLines, bankStatements } from '@guichet/db/schema'
import type { Deps } from '../deps.ts'
import type { New } from './factories.ts'

/** Makes lines of bank statements. */
export function createBankFactories(
  { db, ids, clock }: Deps,
  staff: (role: 'finance') => Promise<{ readonly id: string }>,
) {
  /** A credit of 45,00 € that waits, in a statement of its own. */
  async function bankLine(input: New<typeof bankLines> = {}) {
    const createdAt = clock.now()
    const statementId = ids.uuid()
    const { id: personId } = await staff('finance')
    const facts = { fileName: 'releve.csv', newCount: 1, knownCount: 0 }
    await db.insert(bankStatements).values({ ...facts, id: statementId, personId, createdAt })
    const row = {
      ...{ id: ids.uuid(), statementId, fingerprint: ids.uuid(), bookedOn: clock.today() as string },
      ...{ amountCents: 4500, name: '', label: '', state: 'open' as const, createdAt },
      ...input,
    }
    await db.insert(bankLines).values(row)
    return row
  }
  return { bankLine }
}
