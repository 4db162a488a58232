import { describe, expect, it } from 'vitest'
import { costOf, hashPassword, verifyPassword } from './password-hash.ts'

describe('password hash', () => {
  it('tells passwords apart beyond the 72nd byte', async () => {
    const base = 'é'.repeat(40)
    const hash = await hashPassword(`${base}a`, 'pepper', 4)
    expect(await verifyPassword(`${base}a`, 'pepper', hash)).toBe(true)
    expect(await verifyPassword(`${base}b`, 'pepper', hash)).toBe(false)
  })

  it('takes composed and decomposed accents for the same, needs the pepper, and tells its cost', async () => {
    const hash = await hashPassword('caf\u00e9-cr\u00e8me', 'pepper', 5)
    expect(await verifyPassword('cafe\u0301-cre\u0300me', 'pepper', hash)).toBe(true)
    expect(await verifyPassword('caf\u00e9-cr\u00e8me', 'other', hash)).toBe(false)
    expect(await verifyPassword('a\u0000b', 'pepper', await hashPassword('a\u0000c', 'pepper', 4))).toBe(
      false,
    )
    expect(costOf(hash)).toBe(5)
  })
})
