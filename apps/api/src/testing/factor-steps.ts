import { beginTotpSetup, confirmTotp, makeRecoveryCodes } from '@guichet/contract/factors.contract'
import { createSession } from '@guichet/contract/session.contract'
import { expect } from 'vitest'
import { codeAt, PASSWORD } from './factories.ts'
import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

const STEP_MS = 30_000
const proof = { body: { currentPassword: PASSWORD } }

/** Sets up an authenticator program in a session; answers its secret. Its first code is used up. */
export async function setUpTotp(api: TestApp, client: TestClient): Promise<string> {
  const { secret } = (await client.call(beginTotpSetup, proof)).body
  await client.call(confirmTotp, { body: { code: codeAt(api.clock.now(), secret) } })
  return secret
}

/** Sets up a program and makes recovery codes. */
export async function setUpFactors(api: TestApp, client: TestClient) {
  const secret = await setUpTotp(api, client)
  const { codes } = (await client.call(makeRecoveryCodes, proof)).body
  return { secret, codes }
}

/** The code that comes next, never used before. */
export function nextCode(api: TestApp, secret: string): string {
  api.clock.advance(STEP_MS)
  return codeAt(api.clock.now(), secret)
}

/** Gives the password of a person in a browser; answers what is asked next, null when the session is open. */
export async function givePassword(browser: TestClient, { email }: { readonly email: string }) {
  const { status, body } = await browser.call(createSession, {
    body: { identifier: email, password: PASSWORD, remember: false },
  })
  return status === 202 ? body : null
}

/** A browser in which the password was accepted and the second factor is awaited. */
export async function awaitFactor(api: TestApp, person: { readonly email: string }): Promise<TestClient> {
  const browser = api.browser()
  expect(await givePassword(browser, person)).not.toBeNull()
  return browser
}
