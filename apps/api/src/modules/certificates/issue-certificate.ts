import { factsHash } from '@guichet/db/facts-hash'
import { verificationCodeFrom } from '@guichet/domain/reference'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { problem } from '../../platform/problem-error.ts'
import { type DocumentHolder, findDocumentHolder, findMembership, periodState } from '../memberships/index.ts'
import { type CertificateRow, findIssued, insertCertificate, lockHolder } from './data/certificate-data.ts'

/** What a certificate says of its holder, kept as it was said. */
export interface CertificateFacts {
  readonly holder: DocumentHolder
  readonly membershipType: { readonly fr: string; readonly en: string }
}

async function readFacts(ctx: Ctx, personId: string, membershipId: string) {
  const [membership, holder] = await Promise.all([
    findMembership(ctx, personId, membershipId),
    findDocumentHolder(ctx, personId),
  ])
  if (!membership || !holder) throw problem('resource.not-found')
  const facts: CertificateFacts = {
    holder,
    membershipType: { fr: membership.typeLabelFr, en: membership.typeLabelEn },
  }
  return { membership, facts }
}

/**
 * The certificate of these facts that stands, else the key under which the next one is kept: a revoked certificate stays
 * revoked, and the same facts then get a new number.
 */
async function findStanding(ctx: Ctx, membershipId: string, hash: string) {
  let key = hash
  for (;;) {
    const found = await findIssued(ctx, membershipId, key)
    if (!found || found.revokedAt === null) return { standing: found, key }
    key = `${hash}:${found.id}`
  }
}

/**
 * The certificate of my membership: the one that was issued for these facts, or a new one with its number and code.
 * @throws problems `resource.not-found`, `membership.inactive`.
 */
export async function issueCertificate(ctx: Ctx, membershipId: string): Promise<CertificateRow> {
  const personId = actingPersonId(ctx)
  const { membership, facts } = await readFacts(ctx, personId, membershipId)
  if (periodState(membership, ctx.clock.today()) !== 'active') throw problem('membership.inactive')
  const hash = factsHash(facts)
  const { standing } = await findStanding(ctx, membershipId, hash)
  if (standing) return standing
  return withTx(ctx, async (tx) => {
    await lockHolder(tx, personId)
    const { standing: meanwhile, key } = await findStanding(tx, membershipId, hash)
    if (meanwhile) return meanwhile
    const year = tx.clock.today().slice(0, 4)
    const number = `AA-${year}-${String(await nextNumber(tx, `certificate-${year}`)).padStart(6, '0')}`
    const id = tx.ids.uuid()
    await insertCertificate(tx, {
      id,
      number,
      code: verificationCodeFrom(tx.ids.bytes(10)),
      kind: 'membership',
      personId,
      membershipId,
      startsOn: membership.startsOn,
      endsOn: membership.endsOn,
      facts,
      factsHash: key,
      issuedAt: tx.clock.now(),
      createdAt: tx.clock.now(),
    })
    await audit(tx, {
      action: 'certificate.issued',
      subjectKind: 'certificate',
      subjectId: id,
      after: { number, membershipId },
    })
    const row = await findIssued(tx, membershipId, key)
    if (!row) throw new TypeError('the certificate was not kept')
    return row
  })
}
