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

it('answers an unknown address with a page for people, and for programs as the service played there', async () => {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, ...settings })
  const ask = (path: string, accept: string) => fetch(`${sandbox.url}${path}`, { headers: { accept } })
  for (const path of ['/nulle-part?x=<b>', '/register/nulle-part']) {
    const page = await ask(path, 'text/html,*/*;q=0.8')
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
    expect(await page.text()).toMatch(/<h1>Page introuvable<\/h1>.*nulle-part<\/code>.*href="\/"/su)
  }
  const said = async (path: string) => {
    const answer = await ask(path, 'application/json')
    return [answer.status, await answer.json()]
  }
  expect(await said('/nulle-part')).toEqual([404, { error: 'no such address: GET on /nulle-part' }])
  expect(await said('/register/nulle-part')).toEqual([404, { detail: 'Not Found' }])
  expect(await said('/geocodage/nulle-part')).toEqual([404, { code: 404, message: 'Not Found' }])
  expect(await said('/v1/nulle-part')).toMatchObject([404, { error: { type: 'invalid_request_error' } }])
  await sandbox.stop()
})
