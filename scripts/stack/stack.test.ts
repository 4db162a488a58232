import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { demoBanner, switchedOff } from './banner.ts'
import { checkDataDir, checkPorts } from './checks.ts'
import { refuseOtherKind, todayInParis } from './database.ts'
import { readSecrets } from './secrets.ts'
import { ClearError, readSettings } from './settings.ts'
import { totpCode } from './totp.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guichet-scripts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('readSettings', () => {
  it('has the documented defaults', () => {
    const settings = readSettings({})
    expect(settings).toMatchObject({
      port: 3000,
      sandboxPort: 3001,
      host: '127.0.0.1',
      databaseUrl: undefined,
      publicUrl: 'http://localhost:3000',
      demo: true,
      bcryptCost: 12,
    })
    expect(settings.dataDir).toMatch(/^\/.*\/\.data$/)
  })

  it.each([
    [{ PORT: 'abc' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ SANDBOX_PORT: '0' }, 'SANDBOX_PORT'],
    [{ DEMO: 'yes' }, 'DEMO'],
    [{ BCRYPT_COST: '3' }, 'BCRYPT_COST'],
    [{ PORT: '3002' }, 'SANDBOX_PORT'],
  ])('refuses %o and names the variable', (env, name) => {
    expect(() => readSettings(env)).toThrow(ClearError)
    expect(() => readSettings(env)).toThrow(name)
  })

  it('leaves the sandbox out of it without demo, and cuts the slash of PUBLIC_URL', () => {
    const settings = readSettings({ PORT: '3001', DEMO: '0', PUBLIC_URL: 'https://guichet.example/' })
    expect(settings).toMatchObject({ demo: false, publicUrl: 'https://guichet.example' })
  })
})

describe('checks before the start', () => {
  it('names the port that is taken and the variable that changes it', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const settings = readSettings({ PORT: String(port), DEMO: '0' })
    await expect(checkPorts(settings)).rejects.toThrow(new RegExp(`^Port ${port} .* PORT=`))
    server.close()
  })

  it('names a data folder that cannot be made', () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    expect(() => checkDataDir(join(file, 'below'))).toThrow(/cannot be written \(ENOTDIR\): set DATA_DIR/)
  })
})

describe('refuseOtherKind', () => {
  it('starts the demo on nobody and on the demo, a real installation on nobody and on people', () => {
    for (const holding of ['nobody', 'demo'] as const) refuseOtherKind(holding, true)
    for (const holding of ['nobody', 'people'] as const) refuseOtherKind(holding, false)
  })

  it('starts neither over the other, and names the variables', () => {
    expect(() => refuseOtherKind('people', true)).toThrow(/real installation: start it with DEMO=0/)
    expect(() => refuseOtherKind('demo', false)).toThrow(/passwords everybody knows: set DATA_DIR/)
    expect(() => refuseOtherKind('demo', false)).toThrow(ClearError)
  })
})

describe('readSecrets', () => {
  it('makes them once, for the owner alone, and prefers what is given', () => {
    const secrets = join(folder, 'secrets')
    const first = readSecrets(secrets, {})
    expect(first.made).toEqual(['PASSWORD_PEPPER', 'ENCRYPTION_KEY', 'JWT_PRIVATE_KEY'])
    expect(Buffer.from(first.secrets.ENCRYPTION_KEY, 'base64')).toHaveLength(32)
    expect(first.secrets.JWT_PRIVATE_KEY).toMatch(/^-----BEGIN PRIVATE KEY-----/)
    expect(statSync(secrets).mode & 0o777).toBe(0o700)
    expect(statSync(join(secrets, 'encryption-key')).mode & 0o777).toBe(0o600)
    const second = readSecrets(secrets, { PASSWORD_PEPPER: 'given' })
    expect(second.made).toEqual([])
    expect(second.secrets).toEqual({ ...first.secrets, PASSWORD_PEPPER: 'given' })
  })
})

describe('totpCode', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('gives the values of RFC 6238 at %d s', (seconds, code) => {
    expect(totpCode(secret, seconds * 1000)).toBe(code)
  })
})

describe('what is told at the end', () => {
  it('holds the addresses, the password and the current code', () => {
    const text = demoBanner({
      url: 'http://localhost:3000',
      sandboxUrl: 'http://127.0.0.1:3001',
      sandboxSmtpPort: 3002,
      dataDir: '/data',
      password: 'a-password',
      totpSecret: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
      nowMs: 59_000,
    })
    for (const part of ['http://localhost:3000/admin', '3001', '3002', 'a-password', '287082 (1 s)', '/data'])
      expect(text).toContain(part)
  })

  it('names what is switched off', () => {
    expect(switchedOff({ SMTP_URL: 'smtp://mail' }).join()).toContain('STRIPE_SECRET_KEY')
    expect(switchedOff({ SMTP_URL: 'smtp://mail' }).join()).not.toContain('SMTP_URL')
  })
})

describe('todayInParis', () => {
  it('is the day in Paris, not in UTC', () => {
    expect(todayInParis(new Date('2026-07-31T22:30:00Z'))).toBe('2026-08-01')
    expect(todayInParis(new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31')
  })
})
