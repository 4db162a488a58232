import type { LocalDate } from '@guichet/domain/local-date'
import { factsHash } from '../facts-hash.ts'
import type { File } from './file.ts'
import { makeVerificationCode } from './identifiers.ts'
import type { Address } from './people.ts'
import type { World } from './world.ts'

const lines = (address: Address | null) =>
  address === null
    ? []
    : [address.street, address.complement, `${address.postcode} ${address.city}`].filter(
        (line) => line !== null,
      )

export interface Issue {
  readonly file: File
  /** Index of the period certified. */
  readonly index: number
  readonly code?: string
  /** What it says instead of the address of the file. */
  readonly formerAddress?: Address
  readonly revoked?: { readonly at: Date; readonly reason: string }
}

/** "Attestation d’adhésion" issued at `instant`, on `day`. */
export const issueCertificate = (world: World, instant: Date, day: LocalDate, issue: Issue): void => {
  const { file, index, revoked } = issue
  const { member } = file
  const period = member.periods[index]
  const membershipId = file.membershipIds[index]
  const membership = world.rows.memberships.find((row) => row.id === membershipId)
  const type = [...world.types.values()].find((candidate) => candidate.id === membership?.typeId)
  if (!period || !membershipId || !type) throw new RangeError(`no membership ${index} to certify`)
  const facts = {
    holder: {
      firstName: member.firstName,
      lastName: member.lastName,
      memberNumber: file.number,
      siret: member.siret,
      activity: member.activity,
      addressLines: lines(issue.formerAddress ?? member.personal),
    },
    membershipType: { fr: type.labelFr, en: type.labelEn },
  }
  const year = day.slice(0, 4)
  const id = world.id(instant)
  const number = `AA-${year}-${String(world.next(`certificate-${year}`)).padStart(6, '0')}`
  world.rows.certificates.push({
    id,
    number,
    code: issue.code ?? makeVerificationCode(world.random),
    kind: 'membership',
    personId: file.personId,
    membershipId,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    facts,
    factsHash: factsHash(facts),
    issuedAt: instant,
    revokedAt: revoked?.at ?? null,
    revokedReason: revoked?.reason ?? null,
    createdAt: instant,
  })
  const subject = { subjectKind: 'certificate', subjectId: id }
  world.audit(instant, {
    action: 'certificate.issued',
    ...subject,
    actorId: file.personId,
    after: { number },
  })
  if (revoked) {
    const after = { reason: revoked.reason }
    world.audit(revoked.at, { action: 'certificate.revoked', ...subject, actorId: world.managerId, after })
  }
}
