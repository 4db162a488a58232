import * as contract from '@guichet/contract/declarant-company.contract'
import { auditEntries, declarants } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import { makeDeclarant, newSiret, playedRegister, registerAgain } from '../../testing/declarant-steps.ts'
import { checkedDeclarant } from '../../testing/matrix-declarant-calls.ts'

const test = apiTestWith({ overrides: { register: playedRegister } })
const silentTest = apiTestWith({ overrides: { register: null } })

describe('the company of a declarant', () => {
  test('is what the register told at the sign-up; a difference is taken over where it is chosen alone', async ({
    api,
  }) => {
    const siret = newSiret()
    const { browser } = await makeDeclarant(api, { siret })
    const first = (await browser.call(contract.getDeclarantCompany)).body
    expect(first).toMatchObject({
      ...{ siret, name: 'CLARISSE VIDALENC', legalForm: '1000', ape: '74.10Z', apeVersion: 'naf-rev-2' },
      ...{ startedOn: '2021-03-01', isOpen: true, isMasked: false, city: 'Aix-en-Provence' },
    })
    expect(first.registerAt).not.toBeNull()
    expect((await browser.call(contract.checkDeclarantCompany)).body.differences).toEqual([])

    registerAgain(siret, {
      ape: '62.01Z',
      street: '3 Cours des Platanes',
      isOpen: false,
      closedOn: '2026-10-31',
    })
    const { body: check } = await browser.call(contract.checkDeclarantCompany)
    expect(check).toMatchObject({ outcome: 'found', differences: ['ape', 'address', 'state'] })
    expect((await browser.call(contract.getDeclarantCompany)).body).toEqual(first)

    const ifMatch = String(first.version)
    const { body: after } = await browser.call(
      contract.updateDeclarantCompany,
      { body: { take: ['address', 'name'] } },
      { ifMatch },
    )
    expect(after).toMatchObject({ ape: '74.10Z', street: '3 Cours des Platanes', isOpen: true })
    const late = await browser.refusal(contract.updateDeclarantCompany, { body: { take: [] } }, { ifMatch })
    expect(late.code).toBe('resource.changed')
    const [file] = await api.deps.db.select().from(declarants).where(eq(declarants.siret, siret))
    const [entry] = await api.deps.db
      .select({ after: auditEntries.after })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.action, 'declarant.company-updated'),
          eq(auditEntries.subjectId, String(file?.id)),
        ),
      )
    expect(entry?.after).toEqual({ fields: ['address'] })
  })

  test('keeps name and address when its person has them masked, and says so', async ({ api }) => {
    const siret = newSiret()
    const { browser } = await makeDeclarant(api, { siret })
    registerAgain(siret, { isMasked: true, street: null, postcode: null, city: null, people: [] })
    expect((await browser.call(contract.checkDeclarantCompany)).body).toMatchObject({
      ...{ differences: [], company: { name: null, isMasked: true } },
    })
    const { version } = (await browser.call(contract.getDeclarantCompany)).body
    const body = { take: ['name', 'address'] as const }
    const { body: after } = await browser.call(
      contract.updateDeclarantCompany,
      { body: { take: [...body.take] } },
      { ifMatch: String(version) },
    )
    expect(after).toMatchObject({ name: 'CLARISSE VIDALENC', street: '14 Rue des Lavandes', isMasked: true })
  })

  test('stays as it is while the register does not know it; a refused file has none', async ({ api }) => {
    const { browser, id } = await checkedDeclarant(api)
    const held = (await browser.call(contract.getDeclarantCompany)).body
    expect(held).toMatchObject({ name: null, apeVersion: null, isOpen: null, registerAt: null })
    expect((await browser.call(contract.checkDeclarantCompany)).body).toEqual({
      ...{ outcome: 'unknown', company: null, differences: [] },
    })
    const ifMatch = String(held.version)
    const unknown = await browser.refusal(
      contract.updateDeclarantCompany,
      { body: { take: [] } },
      { ifMatch },
    )
    expect(unknown.code).toBe('company.unproven')
    await api.deps.db
      .update(declarants)
      .set({ state: 'refused', stateReason: 'Pièces manquantes' })
      .where(eq(declarants.id, id))
    expect((await browser.refusal(contract.getDeclarantCompany)).code).toBe('resource.not-found')
    const refused = await browser.refusal(
      contract.updateDeclarantCompany,
      { body: { take: [] } },
      { ifMatch },
    )
    expect(refused.code).toBe('resource.not-found')
  })

  silentTest('stays as it is while the register is silent', async ({ api }) => {
    const { browser } = await checkedDeclarant(api)
    const { version } = (await browser.call(contract.getDeclarantCompany)).body
    expect((await browser.call(contract.checkDeclarantCompany)).body.outcome).toBe('unavailable')
    const silent = await browser.refusal(
      contract.updateDeclarantCompany,
      { body: { take: ['ape'] } },
      { ifMatch: String(version) },
    )
    expect(silent.code).toBe('company.register-silent')
  })
})
