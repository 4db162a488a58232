import type { Ctx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessages } from '../notifications/index.ts'
import { bindFiles, looseFiles, readOwnersOf, type SharingFirm } from './data/firm-data.ts'

interface Sharing {
  readonly firm: SharingFirm
  readonly thirdId: string
}

/** Tells each member by whom the file was opened to a firm, or taken from it, and which firm it is. */
async function tellOwners(
  tx: Ctx,
  news: 'shared' | 'unshared',
  ids: readonly string[],
  { firm, thirdId }: Sharing,
): Promise<void> {
  const third = await findPerson(tx, thirdId)
  if (ids.length === 0 || !third) return
  await queueMessages(
    tx,
    (await readOwnersOf(tx, ids)).map((owner) => ({
      template: 'delegation',
      to: owner.email,
      personId: owner.personId,
      locale: owner.locale === 'en' ? ('en' as const) : ('fr' as const),
      data: {
        news,
        firstName: owner.firstName,
        other: `${third.firstName} ${third.lastName}`,
        otherEmail: third.email,
        firm: firm.name,
        rights: owner.rights.join(','),
        endsOn: owner.endsOn ?? '',
        note: '',
        url: `${tx.deps.config.publicUrl}/confidentialite`,
      },
      dedupeKey: `delegation:${owner.id}:${news}:${firm.id}:${tx.clock.now().getTime()}`,
    })),
  )
}

/** Notes that files are open to the persons of a firm, and tells their members. */
export async function noteShared(tx: Ctx, ids: readonly string[], sharing: Sharing): Promise<void> {
  const { firm } = sharing
  await auditAll(
    tx,
    ids.map((id) => ({
      ...{ action: 'delegation.shared', subjectKind: 'delegation', subjectId: id },
      after: { firmId: firm.id, firmName: firm.name },
    })),
  )
  await tellOwners(tx, 'shared', ids, sharing)
}

/** Opens the files that somebody has with consent to colleagues to the firm that is entered. */
export async function shareFiles(tx: Ctx, thirdId: string, firm: SharingFirm): Promise<void> {
  const bound = await bindFiles(tx, thirdId, firm.id)
  await noteShared(
    tx,
    bound.map(({ id }) => id),
    { firm, thirdId },
  )
}

/** Closes them to the firm that is left: from the next request on. Members whose files are still open are told. */
export async function unshareFiles(tx: Ctx, thirdId: string, firm: SharingFirm): Promise<void> {
  const loosed = await looseFiles(tx, thirdId)
  await auditAll(
    tx,
    loosed.map(({ id }) => ({ action: 'delegation.unshared', subjectKind: 'delegation', subjectId: id })),
  )
  const running = loosed.filter(({ endsOn }) => endsOn >= tx.clock.today())
  await tellOwners(
    tx,
    'unshared',
    running.map(({ id }) => id),
    { firm, thirdId },
  )
}
