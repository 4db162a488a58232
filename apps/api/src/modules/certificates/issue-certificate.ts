import { factsHash } from '@guichet/db/facts-hash'
import { verificationCodeFrom } from '@guichet/domain/reference'
import { type Ctx, withTx } from '../../ctx.ts'
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

/** What can be issued of a membership; numbers of each kind count by themselves. */
const KINDS = {
  membership: { prefix: 'AA', counter: 'certificate' },
  card: { prefix: 'CA', counter: 'card' },
} as const
export type CertificateKind = keyof typeof KINDS

/** A card says who and until when: a move or another activity needs no new one. */
const cardHolder = (holder: DocumentHolder): DocumentHolder => ({
  ...holder,
  siret: null,
  activity: null,
  addressLines: [],
})

async function readFacts(ctx: Ctx, personId: string, membershipId: string, kind: CertificateKind) {
  const [membership, holder] = await Promise.all([
    findMembership(ctx, personId, membershipId),
    findDocumentHolder(ctx, personId),
  ])
  if (!membership || !holder) throw problem('resource.not-found')
  const facts: CertificateFacts = {
    holder: kind === 'card' ? cardHolder(holder) : holder,
    membershipType: { fr: membership.typeLabelFr, en: membership.typeLabelEn },
  }
  return { membership, facts }
}

/**
 * The certificate of these facts that stands, else the key under which the next one is kept: a revoked certificate stays
 * revoked, and the same facts then get a new number.
 */
async function findStanding(ctx: Ctx, membershipId: string, kind: CertificateKind, hash: string) {
  let key = hash
  for (;;) {
    const found = await findIssued(ctx, { membershipId, kind, factsHash: key })
    if (!found || found.revokedAt === null) return { standing: found, key }
    key = `${hash}:${found.id}`
  }
}

/**
 * The certificate or card of somebody’s membership: the one that was issued for these facts, or a new one with its number and code.
 * @throws problems `resource.not-found`, `membership.inactive`.
 */
export async function issueCertificate(
  ctx: Ctx,
  personId: string,
  membershipId: string,
  kind: CertificateKind,
): Promise<CertificateRow> {
  const { membership, facts } = await readFacts(ctx, personId, membershipId, kind)
  if (periodState(membership, ctx.clock.today()) !== 'active') throw problem('membership.inactive')
  const hash = factsHash(facts)
  const { standing } = await findStanding(ctx, membershipId, kind, hash)
  if (standing) return standing
  return withTx(ctx, async (tx) => {
    await lockHolder(tx, personId)
    // It may have been cancelled a moment before.
    const now = await findMembership(tx, personId, membershipId)
    if (!now || periodState(now, tx.clock.today()) !== 'active') throw problem('membership.inactive')
    const { standing: meanwhile, key } = await findStanding(tx, membershipId, kind, hash)
    if (meanwhile) return meanwhile
    const year = tx.clock.today().slice(0, 4)
    const { prefix, counter } = KINDS[kind]
    const number = `${prefix}-${year}-${String(await nextNumber(tx, `${counter}-${year}`)).padStart(6, '0')}`
    const id = tx.ids.uuid()
    await insertCertificate(tx, {
      id,
      number,
      code: verificationCodeFrom(tx.ids.bytes(10)),
      kind,
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
      after: { number, kind, membershipId },
    })
    const row = await findIssued(tx, { membershipId, kind, factsHash: key })
    if (!row) throw new TypeError('the certificate was not kept')
    return row
  })
}
