import * as contract from '@guichet/contract/declarants.contract'
import { auditEntries } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import {
  declarantMailsTo,
  makeDeclarant,
  newSiret,
  playedRegister,
  startSignup,
} from '../../testing/declarant-steps.ts'
import { checkedDeclarant } from '../../testing/matrix-declarant-calls.ts'

const test = apiTestWith({ overrides: { register: playedRegister } })

describe('files that wait for a check', () => {
  test('are found, and opened once; the declarant is told', async ({ api }) => {
    const { browser, id, body } = await checkedDeclarant(api)
    const manager = await api.signInAs(await api.make.staff('manager'))
    const list = await manager.call(contract.listDeclarants, { query: { q: body.siret, state: 'to-check' } })
    expect(list.body.items).toMatchObject([
      { id, finding: 'unknown', birthName: 'Vidalenc', phoneProven: true, sameSiret: 0, decidedBy: null },
    ])
    const params = { id }
    const statuses = await Promise.all(
      [1, 2, 3].map(async () => (await manager.attempt(contract.approveDeclarant, { params })).statusCode),
    )
    expect(statuses.toSorted()).toEqual([200, 409, 409])
    expect((await browser.call(contract.getOwnDeclarant)).body.file).toMatchObject({ state: 'open' })
    const late = await manager.refusal(contract.refuseDeclarant, { params, body: { reason: 'Trop tard' } })
    expect(late.code).toBe('declarant.decided')
    const mails = await declarantMailsTo(api, body.email)
    expect(mails.at(-1)?.subject).toBe('Votre dossier de déclarant est ouvert')
    const audited = await api.deps.db
      .select({ action: auditEntries.action, before: auditEntries.before, after: auditEntries.after })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'declarant.approved')))
    expect(audited).toEqual([
      { action: 'declarant.approved', before: { state: 'to-check' }, after: { state: 'open' } },
    ])
  })

  test('are refused with a reason that the declarant reads, who may ask again', async ({ api }) => {
    const { browser, id, body } = await checkedDeclarant(api)
    const manager = await api.signInAs(await api.make.staff('manager'))
    const reason = 'Le SIRET est celui d’une autre entreprise.'
    await manager.call(contract.refuseDeclarant, { params: { id }, body: { reason } })
    expect((await browser.call(contract.getOwnDeclarant)).body.file).toMatchObject({
      state: 'refused',
      reason,
    })
    const mail = (await declarantMailsTo(api, body.email)).at(-1)
    expect(mail?.subject).toBe('Votre dossier de déclarant n’a pas été accepté')
    expect(mail?.text).toContain(reason)
    // The number is proven already, and the register confirms: the file is there at once.
    const again = await startSignup(
      api,
      { siret: newSiret(), nir: body.nir, phone: body.phone, email: body.email },
      browser,
    )
    expect(again.signup.state).toBe('completed')
    expect((await browser.call(contract.getOwnDeclarant)).body.file).toMatchObject({
      ...{ state: 'open', reason: null },
    })
  })

  test('what was refused keeps nobody else from the company', async ({ api }) => {
    const { id, body } = await checkedDeclarant(api)
    const manager = await api.signInAs(await api.make.staff('manager'))
    await manager.call(contract.refuseDeclarant, { params: { id }, body: { reason: 'Pièces manquantes' } })
    const other = await startSignup(api, { siret: body.siret })
    await other.browser.call(contract.chooseDeclarantWay, {
      ...{ params: { token: other.token }, body: { choice: 'check' } },
    })
    const mails = await declarantMailsTo(api, other.body.email)
    expect(mails.map(({ subject }) => subject)).toEqual(['Confirmez votre adresse pour déclarer en ligne'])
  })

  test('are decided by managers and administrators, and what does not exist is not found', async ({
    api,
  }) => {
    const { id } = await checkedDeclarant(api)
    const support = await api.signInAs(await api.make.staff('support'))
    expect((await support.call(contract.listDeclarants)).status).toBe(200)
    const refused = await support.refusal(contract.approveDeclarant, { params: { id } })
    expect(refused.code).toBe('session.forbidden')
    const admin = await api.signInAs(await api.make.staff('admin'))
    const nowhere = { params: { id: api.deps.ids.uuid() } }
    expect((await admin.refusal(contract.approveDeclarant, nowhere)).code).toBe('resource.not-found')
    const { session } = await makeDeclarant(api)
    expect(session.permissions).toEqual([])
  })
})
