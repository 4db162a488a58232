import { createSession } from '@guichet/contract/session.contract'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { NIR_FIELD } from './reconcile-identity.ts'

const NIR = '295017505602369'
const UNKNOWN_NIR = '295017505602468'
const SIRET = '83214569200014'

const open = (api: TestApp, identifier: string, password = PASSWORD) =>
  api.browser().attempt(createSession, { body: { identifier, password } })

describe('sign-in by a number', () => {
  test('takes the social security number, however it is spaced, and answers unknown ones alike', async ({
    api,
  }) => {
    const nirHash = api.deps.encryption.lookupHash(NIR, NIR_FIELD)
    const nirCipher = api.deps.encryption.encrypt(NIR, NIR_FIELD)
    const member = await api.make.member({}, { nirHash, nirCipher })
    const opened = await open(api, '2 95 01 75 056 023 69')
    expect(opened.statusCode).toBe(201)
    expect(opened.json()).toMatchObject({ personId: member.id })
    const answers = []
    for (const number of [NIR, UNKNOWN_NIR]) {
      const response = await open(api, number, 'Not-The-Password-1!')
      const { requestId: _, ...answer } = response.json<Record<string, unknown>>()
      answers.push({ statusCode: response.statusCode, answer })
    }
    expect(answers[1]).toEqual(answers[0])
    expect(answers[0]?.statusCode).toBe(401)
  })

  test('takes a SIRET that means one person only', async ({ api }) => {
    const member = await api.make.member({}, { siret: SIRET })
    const opened = await open(api, SIRET)
    expect(opened.json()).toMatchObject({ personId: member.id })
    await api.make.member({}, { siret: SIRET })
    expect((await open(api, SIRET)).statusCode).toBe(401)
  })
})
