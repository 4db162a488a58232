import type { Ctx } from '../../ctx.ts'
import { findMember } from './data/member-data.ts'

/** Whom a document is made out to. Certificates keep it as it was said: one field more, and the same file gets a new one. */
export interface DocumentHolder {
  readonly firstName: string
  readonly lastName: string
  readonly memberNumber: number | null
  readonly siret: string | null
  readonly activity: string | null
  readonly addressLines: readonly string[]
}

/** The holder of a document, as the file says today. */
export async function findDocumentHolder(ctx: Ctx, personId: string): Promise<DocumentHolder | null> {
  const member = await findMember(ctx, personId)
  if (!member) return null
  const town = [member.personalPostcode, member.personalCity].filter(Boolean).join(' ')
  return {
    firstName: member.firstName,
    lastName: member.lastName,
    memberNumber: member.number,
    siret: member.siret,
    activity: member.activity,
    addressLines: [member.personalStreet, member.personalComplement, town].filter((line): line is string =>
      Boolean(line),
    ),
  }
}
