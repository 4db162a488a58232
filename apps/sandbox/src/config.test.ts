import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('takes the port after its own for mail', () => {
  expect(readConfig({})).toMatchObject({ port: 3001, smtpPort: 3002, webhookSecret: 'whsec_sandbox' })
  expect(readConfig({ SANDBOX_PORT: '4100', SANDBOX_DATA_DIR: '/x' })).toMatchObject({
    smtpPort: 4101,
    dataDir: '/x',
  })
})

it.each(['0', '65535', 'abc', '3001.5'])('refuses port %s in one sentence', (port) => {
  expect(() => readConfig({ SANDBOX_PORT: port })).toThrow(/SANDBOX_PORT must be/)
})
