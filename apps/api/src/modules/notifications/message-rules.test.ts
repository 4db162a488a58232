import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { messageRule, RULED_TEMPLATES } from './message-rules.ts'

const NAMED = [
  /register(?:Template|ServiceMessage)\(\s*'([\w-]+)'/gu,
  /export const \w+_TEMPLATE = '([\w-]+)'/gu,
  /^ {2}'(automatic-renewal-[\w-]+)': \{/gmu,
]
const modules = new URL('../', import.meta.url).pathname

/** All templates that a module registers under a name of its own. */
const registered = (): readonly string[] =>
  globSync('**/*.{ts,tsx}', { cwd: modules })
    .filter((path) => !path.includes('.test.'))
    .map((path) => readFileSync(`${modules}${path}`, 'utf8'))
    .flatMap((source) => NAMED.flatMap((pattern) => [...source.matchAll(pattern)]))
    .map(([, name]) => String(name))

describe('the rules of messages', () => {
  it('name each template that there is, and none that is not', () => {
    const there = new Set(registered())
    expect(there.size).toBeGreaterThan(80)
    expect([...there].filter((name) => !RULED_TEMPLATES.includes(name))).toEqual([])
    expect(RULED_TEMPLATES.filter((name) => !there.has(name))).toEqual([])
  })

  it('leave the mail to what the law or the contract asks', () => {
    const lawful = ['payment-receipt', 'membership-renewed', 'automatic-renewal-announced', 'assistance']
    for (const name of lawful) expect(messageRule(name)?.mustMail).toBe(true)
    // What carries the way to undo it, or all that one has, leaves the portal whatever was chosen.
    expect(messageRule('new-sign-in')?.mustMail).toBe(true)
    expect(messageRule('own-export-ready')?.subject).toBe('security')
    expect(messageRule('sign-in-locked')).toMatchObject({ mustMail: true, mayText: false })
    for (const name of ['password-reset', 'sms-code', 'member-activation'])
      expect(messageRule(name)).toBeNull()
    expect(messageRule('trash-ending')).toEqual({ subject: 'deadlines', mustMail: false, mayText: false })
  })
})
