import { getDeclarantCompany } from '@guichet/contract/declarant-company.contract'
import * as contract from '@guichet/contract/delegations.contract'
import { listDocuments } from '@guichet/contract/documents.contract'
import { getMe } from '@guichet/contract/me.contract'
import { getSession } from '@guichet/contract/session.contract'
import { persons } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import { makeDeclarant, playedRegister } from '../../testing/declarant-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'

const fileTest = apiTestWith({ overrides: { register: playedRegister } })
const OF_DECLARANT = ['file.see', 'file.edit', 'declarations.see', 'declarations.file'] as const
const inFile = (id: string) => ({ headers: { 'x-guichet-file': id } })
const identifierOf = (siret: string) => siret.replace(/^(\d{3})(\d{3})(\d{3})/u, '$1 $2 $3 ')

async function accountant(api: TestApp) {
  const person = await api.make.person()
  return { person, client: await api.signInAs(person) }
}

describe('the file of a declarant who is no member', () => {
  fileTest('is opened for what there is in it: the company, its options, declarations', async ({ api }) => {
    const owner = await makeDeclarant(api)
    const guest = await accountant(api)
    const { body: offer } = await owner.browser.call(contract.listDelegations)
    expect(offer.rightsOffered).toEqual(OF_DECLARANT)
    const terms = { email: guest.person.email, endsOn: '2027-11-22' }
    const refused = await owner.browser.refusal(contract.createDelegation, {
      body: { ...terms, rights: ['documents.see'] },
    })
    expect(refused.errors).toMatchObject([{ pointer: '/rights', code: 'invalid' }])
    const { body: made } = await owner.browser.call(contract.createDelegation, {
      body: { ...terms, rights: ['declarations.file'] },
    })
    expect(made.rights).toEqual(['declarations.see', 'declarations.file'])
    const { id } = made
    await guest.client.call(contract.acceptDelegation, { params: { id }, body: {} })
    const session = async () => (await guest.client.call(getSession, {}, inFile(id))).body.actingFor
    expect(await session()).toMatchObject({ isMember: false, isDeclarant: true, rights: made.rights })
    expect((await guest.client.refusal(getMe, {}, inFile(id))).code).toBe('delegation.right-missing')

    const { etag } = await owner.browser.call(contract.getDelegation, { params: { id } })
    await owner.browser.call(
      contract.updateDelegation,
      { params: { id }, body: { rights: [...OF_DECLARANT], endsOn: terms.endsOn } },
      { ifMatch: String(etag) },
    )
    const { body: me } = await guest.client.call(getMe, {}, inFile(id))
    expect(me.personId).toBe(owner.session.personId)
    const { body: company } = await guest.client.call(getDeclarantCompany, {}, inFile(id))
    expect(company).toMatchObject({ siret: owner.body.siret })
    expect((await guest.client.refusal(listDocuments, {}, inFile(id))).code).toBe('delegation.right-missing')
  })

  fileTest('is asked for by address and SIRET, and by no other number', async ({ api }) => {
    const owner = await makeDeclarant(api)
    const other = await makeDeclarant(api)
    const guest = await accountant(api)
    const [{ email = '' } = {}] = await api.deps.db
      .select({ email: persons.email })
      .from(persons)
      .where(eq(persons.id, String(owner.session.personId)))
    const ask = (siret: string) =>
      guest.client.call(contract.requestDelegation, { body: { email, identifier: identifierOf(siret) } })
    await ask(String(other.body.siret))
    const asked = async () => (await owner.browser.call(contract.listDelegations)).body.items
    expect(await asked()).toEqual([])
    await ask(String(owner.body.siret))
    const [request] = await asked()
    expect(request).toMatchObject({ state: 'asked', email: guest.person.email })
    await owner.browser.call(contract.decideDelegation, {
      params: { id: String(request?.id) },
      body: { decision: 'accept', rights: ['declarations.see'], endsOn: '2027-11-22' },
    })
    expect((await guest.client.call(contract.listFiles)).body.items).toMatchObject([
      { rights: ['declarations.see'], memberNumber: null, standing: null },
    ])
  })
})
