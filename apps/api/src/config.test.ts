import { describe, expect, it } from 'vitest'
import { ConfigError, describeConfig, readConfig, switchedOff } from './config.ts'
import { TEST_SECRETS } from './testing/test-config.ts'

const faultsOf = (env: Record<string, string>) => {
  try {
    readConfig({ ...TEST_SECRETS, ...env })
    return null
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message
  }
}

describe('the settings', () => {
  it('stand with the secrets alone', () => {
    expect(readConfig(TEST_SECRETS)).toMatchObject({
      PORT: 3000,
      BCRYPT_COST: 12,
      DEMO: true,
      isHttps: false,
    })
  })

  it('name every one that does not fit, in one sentence without its value', () => {
    const message = faultsOf({
      PORT: '70000',
      BCRYPT_COST: '3',
      PASSWORD_PEPPER: 'short-secret',
      LOG_LEVEL: 'loud',
    })
    expect(message).toBe(
      'The settings do not fit. PORT: is not valid; BCRYPT_COST: is not valid; PASSWORD_PEPPER: is not valid; LOG_LEVEL: is not valid',
    )
  })

  it('say which must be given', () => {
    expect(() => readConfig({})).toThrow(
      'The settings do not fit. PASSWORD_PEPPER: must be given; ENCRYPTION_KEY: must be given; JWT_PRIVATE_KEY: must be given',
    )
  })

  it('take an empty text as unset', () => {
    expect(readConfig({ ...TEST_SECRETS, PORT: '', SMTP_URL: '' }).PORT).toBe(3000)
  })

  it('point to the sandbox in the demo only, and never over what is given', () => {
    const demo = readConfig({ ...TEST_SECRETS, SANDBOX_PORT: '4001', STRIPE_SECRET_KEY: 'sk_mine' })
    expect(demo).toMatchObject({
      SMTP_URL: 'smtp://127.0.0.1:4002',
      STRIPE_SECRET_KEY: 'sk_mine',
      STRIPE_API_BASE: 'http://127.0.0.1:4001',
      CLAMD_URL: 'tcp://127.0.0.1:4001',
    })
    const real = readConfig({ ...TEST_SECRETS, DEMO: '0' })
    expect(real.SMTP_URL).toBeUndefined()
    expect(switchedOff(real)).toHaveLength(6)
    expect(switchedOff(demo)).toEqual([])
  })

  it('know the address of the portal', () => {
    expect(readConfig({ ...TEST_SECRETS, PORT: '4000' }).publicUrl).toBe('http://localhost:4000')
    expect(readConfig({ ...TEST_SECRETS, PUBLIC_URL: 'https://portail.example/' })).toMatchObject({
      publicUrl: 'https://portail.example',
      isHttps: true,
    })
  })

  it('mark every secret as one', () => {
    const secrets = describeConfig().filter(({ secret }) => secret)
    expect(secrets.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...Object.keys(TEST_SECRETS),
        'DATABASE_URL',
        'SMTP_URL',
        'STRIPE_SECRET_KEY',
        'S3_URL',
      ]),
    )
    for (const { default: fallback } of secrets) expect(fallback).toBeUndefined()
  })
})
