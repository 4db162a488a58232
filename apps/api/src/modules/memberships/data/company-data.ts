import { companyProofs } from '@guichet/db/schema'
import type { Ctx } from '../../../ctx.ts'

type Proof = Omit<typeof companyProofs.$inferInsert, 'personId'>

/** Keeps what the register said of the establishment of a member, over what it said before. */
export async function writeProof({ db }: Ctx, personId: string, proof: Proof): Promise<void> {
  await db
    .insert(companyProofs)
    .values({ ...proof, personId })
    .onConflictDoUpdate({ target: companyProofs.personId, set: proof })
}
