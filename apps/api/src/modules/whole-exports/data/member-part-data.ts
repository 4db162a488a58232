import { members, memberships, membershipTypes, partners, persons } from '@guichet/db/schema'
import { eq, gt, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Members with all that an import reads back, by number. */
export function readMemberPart({ db }: Ctx, after: number, limit: number) {
  const latest = db
    .select({
      typeFr: membershipTypes.labelFr,
      startsOn: memberships.startsOn,
      endsOn: memberships.endsOn,
      paidOn: memberships.paidOn,
      amountCents: memberships.amountCents,
      method: memberships.paymentMethod,
      tool: memberships.managementTool,
      toolSince: memberships.managementToolSince,
    })
    .from(memberships)
    .innerJoin(membershipTypes, eq(membershipTypes.id, memberships.typeId))
    .where(eq(memberships.personId, members.personId))
    .orderBy(sql`${memberships.endsOn} desc`)
    .limit(1)
    .as('latest')
  return db
    .select({
      number: members.number,
      lastName: persons.lastName,
      firstName: persons.firstName,
      email: persons.email,
      personalEmail: members.personalEmail,
      phone: persons.phone,
      activity: members.activity,
      siret: members.siret,
      ape: members.ape,
      nirCipher: members.nirCipher,
      website: members.website,
      facebookUrl: members.facebookUrl,
      partner: partners.name,
      referralCode: members.referralCode,
      street: members.personalStreet,
      complement: members.personalComplement,
      postcode: members.personalPostcode,
      city: members.personalCity,
      businessStreet: members.businessStreet,
      businessComplement: members.businessComplement,
      businessPostcode: members.businessPostcode,
      businessCity: members.businessCity,
      type: latest.typeFr,
      startsOn: latest.startsOn,
      endsOn: latest.endsOn,
      paidOn: latest.paidOn,
      amountCents: latest.amountCents,
      method: latest.method,
      tool: latest.tool,
      toolSince: latest.toolSince,
    })
    .from(members)
    .innerJoin(persons, eq(persons.id, members.personId))
    .leftJoin(partners, eq(partners.id, members.partnerId))
    .leftJoinLateral(latest, sql`true`)
    .where(gt(members.number, after))
    .orderBy(members.number)
    .limit(limit)
}
export type MemberPartRow = Awaited<ReturnType<typeof readMemberPart>>[number]
