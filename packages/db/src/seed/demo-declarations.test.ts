import { parseLocalDate } from '@guichet/domain/local-date'
import { expect, test } from 'vitest'
import { createEncryption } from '../encryption.ts'
import { layGround } from './ground.ts'
import { tellStory } from './story.ts'
import { secrets } from './testing/seeded.ts'
import { createWorld } from './world.ts'

const rowsOf = (today: string) => {
  const world = createWorld(parseLocalDate(today))
  const encryption = createEncryption(secrets.encryptionKey)
  const keys = { passwordHash: 'hash', answerHash: 'hash', encryption }
  layGround(world, keys)
  tellStory(world, keys, { documents: false })
  return world.rows
}

test.each(['2026-12-01', '2027-01-31', '2028-02-29'])(
  'seeded on %s, declarant@ has declared a year but for the last month, and numbers have no gap',
  (today) => {
    const rows = rowsOf(today)
    const owner = rows.persons.find(({ email }) => email === 'declarant@demo.example')
    const own = rows.declarations.filter(({ personId }) => personId === owner?.id)
    expect(own.length).toBeGreaterThanOrEqual(11)
    expect(own.filter(({ version }) => version === 2)).toHaveLength(1)
    const lastMonth = `${today.slice(0, 8)}01`
    const latest =
      own
        .map(({ endsOn }) => endsOn)
        .sort()
        .at(-1) ?? ''
    const gap = (Date.parse(lastMonth) - Date.parse(latest)) / 86_400_000
    // The month that ended last is left to be declared.
    expect(gap).toBeGreaterThanOrEqual(29)
    expect(gap).toBeLessThanOrEqual(32)
    const numbers = rows.declarationVersions.map(({ number }) => number)
    for (const year of new Set(numbers.map((number) => number.slice(3, 7)))) {
      const ofYear = numbers
        .filter((number) => number.startsWith(`DC-${year}`))
        .map((number) => Number(number.slice(-6)))
      expect(ofYear).toEqual(ofYear.map((_, index) => index + 1))
      expect(rows.counters.find(({ name }) => name === `declaration-${year}`)?.value).toBe(ofYear.length)
    }
    for (const { declarationId, version, turnoverCents, totalCents, filedAt } of rows.declarationVersions) {
      const isOf = (row: { declarationId: string; version: number }) =>
        row.declarationId === declarationId && row.version === version
      const sum = (list: readonly { amountCents: number }[]) =>
        list.reduce((total, { amountCents }) => total + amountCents, 0)
      expect(sum(rows.declarationTurnovers.filter(isOf))).toBe(turnoverCents)
      expect(sum(rows.declarationLines.filter(isOf))).toBe(totalCents)
      expect(filedAt.getTime()).toBeLessThan(Date.parse(`${today}T23:00:00Z`))
    }
    expect(new Set(rows.declarations.map(({ declarantId }) => declarantId)).size).toBe(3)
  },
)
