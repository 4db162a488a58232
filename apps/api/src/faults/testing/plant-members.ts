import { createHash } from 'node:crypto'
import { createDb, createPool, type Db } from '@guichet/db'
import {
  apiKeys,
  members,
  memberships,
  membershipTypes,
  organisationSettings,
  persons,
} from '@guichet/db/schema'
import { seedEmpty } from '@guichet/db/seed'
import { apiKeyOf, KEY_BYTES } from '@guichet/domain/api-key'
import { addDays, addYears, localDateAt } from '@guichet/domain/local-date'
import { SCOPES } from '@guichet/domain/rights'
import { systemIds } from '../../platform/ports/ids.ts'

/** A member whose only membership ended a month ago, with a key that may do everything. */
export interface PlantedMember {
  readonly personId: string
  readonly membershipId: string
  readonly typeId: string
  readonly email: string
  readonly key: string
}

/** Settings, one type of membership, and an account for transfers. */
export async function layGround(databaseUrl: string): Promise<void> {
  await seedEmpty({ databaseUrl })
  const pool = createPool(databaseUrl, { max: 1 })
  try {
    await createDb(pool)
      .update(organisationSettings)
      .set({ email: 'contact@asso.example', transferIban: 'FR7630006000011234567890189' })
  } finally {
    await pool.end()
  }
}

let planted = 0

/** Writes `count` members into a database on which `layGround` was run. */
export async function plantMembers(db: Db, count: number): Promise<PlantedMember[]> {
  const [type] = await db.select({ id: membershipTypes.id }).from(membershipTypes).limit(1)
  if (!type) throw new Error('there is no type of membership')
  const now = new Date()
  const endsOn = addDays(localDateAt(now), -30)
  const people = Array.from({ length: count }, () => {
    planted += 1
    return {
      number: planted,
      personId: systemIds.uuid(),
      membershipId: systemIds.uuid(),
      typeId: type.id,
      email: `member${planted}@members.example`,
      key: apiKeyOf(systemIds.bytes(KEY_BYTES)),
    }
  })
  await db.insert(persons).values(
    people.map(({ personId, email, number }) => ({
      id: personId,
      firstName: 'Camille',
      lastName: `Membre ${number}`,
      email,
      searchKey: `membre ${number} camille ${email}`,
      createdAt: now,
      updatedAt: now,
    })),
  )
  await db.insert(members).values(
    people.map(({ personId, number }) => ({
      personId,
      number,
      referralCode: `PLANT${String(number).padStart(5, '0')}`,
      createdAt: now,
      updatedAt: now,
    })),
  )
  await db.insert(memberships).values(
    people.map(({ personId, membershipId, typeId }) => ({
      id: membershipId,
      personId,
      typeId,
      startsOn: addDays(addYears(endsOn, -1), 1),
      endsOn,
      amountCents: 8000,
      paymentMethod: 'cheque',
      createdAt: now,
    })),
  )
  await db.insert(apiKeys).values(
    people.map(({ personId, key }) => ({
      id: systemIds.uuid(),
      personId,
      name: 'faults',
      keyHash: createHash('sha256').update(key).digest(),
      scopes: [...SCOPES],
      createdAt: now,
    })),
  )
  return people.map(({ number: _, ...member }) => member)
}
