import bcrypt from 'bcrypt'
import { describe, expect, it } from 'vitest'
import { costOf, hashMailboxPassword, hashPassword, verifyPassword } from './password-hash.ts'

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

describe('password hash of a mailbox', () => {
  it('is plain bcrypt, as mail servers read it', async () => {
    const hash = await hashMailboxPassword('cafe\u0301-cre\u0300me', 4)
    expect(hash).toMatch(/^\$2b\$04\$[./A-Za-z0-9]{53}$/u)
    expect(await bcrypt.compare('caf\u00e9-cr\u00e8me', hash)).toBe(true)
  })

  it('refuses what bcrypt would cut', async () => {
    const longest = `${'a'.repeat(71)}b`
    const hash = await hashMailboxPassword(longest, 4)
    expect(await bcrypt.compare(`${'a'.repeat(71)}c`, hash)).toBe(false)
    expect(() => hashMailboxPassword(`${longest}c`, 4)).toThrow(RangeError)
  })
})
