import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { startSandbox } from './start-sandbox.ts'

const settings = {
  webhookUrl: 'http://127.0.0.1:9/none',
  webhookSecret: 'whsec_test',
  portalUrl: 'https://portail.example',
}

it.each(['port', 'smtpPort'])('says so when its %s is taken, and leaves nothing open', async (taken) => {
  const other = createServer()
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
  const { port } = other.address() as { port: number }
  const options = { port: 0, smtpPort: 0, ...settings, [taken]: port }
  await expect(startSandbox(options)).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await new Promise((done) => other.close(done))
  const sandbox = await startSandbox(options)
  expect((await fetch(`${sandbox.url}/health`)).status).toBe(200)
  await sandbox.stop()
  await expect(fetch(`${sandbox.url}/health`)).rejects.toThrow()
})
