import { heldBy, type WaitingProof } from '@guichet/domain/company-facts'
import type { Ctx } from '../../ctx.ts'
import { updatePerson } from '../identity/index.ts'
import { writeProof } from './data/company-data.ts'
import { findMember, writeMember } from './data/member-data.ts'
import { memberSearchKey } from './update-me.ts'

type Values = Parameters<typeof writeMember>[2]
/** What the company register answered, and when. */
export interface RegisterProof extends WaitingProof {
  readonly provenAt: Date
}

/**
 * Changes the file of a member by what happened in his life, in that transaction; whoever edits it meanwhile is told. Another SIRET
 * stands proven where the register knew it.
 */
export async function changeFile(
  tx: Ctx,
  personId: string,
  values: Values,
  proof: RegisterProof | null = null,
): Promise<void> {
  await writeMember(tx, personId, values)
  if (proof)
    await writeProof(tx, personId, {
      ...{ ...proof.facts, holder: heldBy(proof), source: 'life-event', provenAt: proof.provenAt },
    })
  if (!values.siret) return
  const row = await findMember(tx, personId)
  if (row) await updatePerson(tx, personId, { searchKey: memberSearchKey(row) })
}
