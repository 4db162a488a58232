import type { Ctx } from '../../ctx.ts'
import { updatePerson } from '../identity/index.ts'
import { findMember, writeMember } from './data/member-data.ts'
import { memberSearchKey } from './update-me.ts'

type Values = Parameters<typeof writeMember>[2]

/** Changes the file of a member by what happened in his life, in that transaction; whoever edits it meanwhile is told. */
export async function changeFile(tx: Ctx, personId: string, values: Values): Promise<void> {
  await writeMember(tx, personId, values)
  if (!values.siret) return
  const row = await findMember(tx, personId)
  if (row) await updatePerson(tx, personId, { searchKey: memberSearchKey(row) })
}
