import { getMe } from '@guichet/contract/me.contract'
import { getOrganisation } from '@guichet/contract/organisation.contract'
import { createSession, getSession } from '@guichet/contract/session.contract'
import { describe, expect } from 'vitest'
import { apiTest } from './api-test.ts'
import { codeAt, PASSWORD } from './factories.ts'

describe('the test kit', () => {
  apiTest('signs a member in without spending a password', async ({ api }) => {
    const person = await api.make.member()
    const client = await api.signInAs(person)
    const { body } = await client.call(getSession)
    expect(body).toMatchObject({ personId: person.id, isMember: true, staffRole: null })
  })

  apiTest('signs staff in as often as a test wants', async ({ api }) => {
    const admin = await api.make.staff('admin')
    const first = await api.signInAs(admin)
    const second = await api.signInAs(admin)
    for (const client of [first, second]) expect((await client.call(getSession)).body.staffRole).toBe('admin')
    expect(codeAt(api.clock.now())).toMatch(/^\d{6}$/u)
  })

  apiTest('lets persons sign in with the password of the kit', async ({ api }) => {
    const person = await api.make.person()
    const { status } = await api
      .browser()
      .call(createSession, { body: { identifier: person.email, password: PASSWORD } })
    expect(status).toBe(201)
  })

  apiTest('tells a refusal from a success', async ({ api }) => {
    expect((await api.browser().refusal(getMe)).code).toBe('session.required')
    await expect(api.browser().call(getMe)).rejects.toThrow('session.required')
    await expect(api.browser().refusal(getOrganisation)).rejects.toThrow('answered 200')
  })

  apiTest('lets a program show a key', async ({ api }) => {
    const person = await api.make.member()
    const { key } = await api.make.apiKey(person)
    expect((await api.program(key).call(getMe)).body.personId).toBe(person.id)
  })

  apiTest('notices an answer that is not what the contract says', async ({ api }) => {
    const drifted = { ...getOrganisation, responses: { 200: getSession.responses[200] } } as const
    await expect(api.browser().call(drifted)).rejects.toThrow('getOrganisation answered 200')
    const undeclared = { ...createSession, problems: [] } as const
    const wrong = { body: { identifier: 'nobody@test.example', password: 'wrong' } }
    await expect(api.browser().refusal(undeclared, wrong)).rejects.toThrow('not among the declared problems')
  })
})
