import { describe, expect } from 'vitest'
import { secretMarks } from './schema/index.ts'
import { findOtherSecrets } from './secret-marks.ts'
import { pgTest } from './testing/index.ts'

const SECRETS = { PASSWORD_PEPPER: 'p'.repeat(40), ENCRYPTION_KEY: 'k'.repeat(44) }

describe('findOtherSecrets', () => {
  pgTest('notes what it sees first, and names what is another later', async ({ pg }) => {
    expect(await findOtherSecrets(pg.url, SECRETS)).toEqual([])
    expect(await findOtherSecrets(pg.url, SECRETS)).toEqual([])
    const other = { ...SECRETS, PASSWORD_PEPPER: 'q'.repeat(40) }
    expect(await findOtherSecrets(pg.url, other)).toEqual(['PASSWORD_PEPPER'])
    expect(await findOtherSecrets(pg.url, SECRETS)).toEqual([])
  })

  pgTest('keeps no secret, and not the same mark for the same value', async ({ pg }) => {
    await findOtherSecrets(pg.url, { one: 's'.repeat(40), two: 's'.repeat(40) })
    const rows = await pg.db.select({ mark: secretMarks.mark }).from(secretMarks)
    expect(rows).toHaveLength(2)
    expect(rows[0]?.mark).toHaveLength(32)
    expect(rows[0]?.mark.equals(rows[1]?.mark ?? Buffer.alloc(0))).toBe(false)
  })
})
