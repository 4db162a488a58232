import { listHelpTexts, saveHelpText } from '@guichet/contract/catalogue.contract'
import { auditEntries } from '@guichet/db/schema'
import { and, asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { fieldsOf } from './testing/option-caller.ts'

const KEY = 'account.mailbox-quota'
const TEXTS = { textFr: 'Comptes secondaires avec boîte mail.', textEn: 'Secondary accounts with a mailbox.' }
const editor = async (api: TestApp) => api.signInAs(await api.make.staff('manager'))

test('saveHelpText writes a text in both languages, changes it, and brings back the portal’s own', async ({
  api,
}) => {
  const client = await editor(api)
  const saved = async () => (await api.browser().call(listHelpTexts)).body.items
  const save = (body: { textFr: string | null; textEn: string | null }) =>
    client.call(saveHelpText, { params: { key: KEY }, body })
  expect((await save(TEXTS)).status).toBe(204)
  expect(await saved()).toEqual([{ key: KEY, ...TEXTS }])
  await save({ ...TEXTS, textFr: 'Autrement dit.' })
  expect(await saved()).toEqual([{ key: KEY, ...TEXTS, textFr: 'Autrement dit.' }])
  await save({ textFr: '', textEn: null })
  expect(await saved()).toEqual([])
  const entries = await api.deps.db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectKind, 'help-text'), eq(auditEntries.subjectId, KEY)))
    .orderBy(asc(auditEntries.id))
  expect(entries.map(({ action }) => action)).toEqual([
    'help-text.saved',
    'help-text.saved',
    'help-text.deleted',
  ])
})

test('saveHelpText wants both languages or none', async ({ api }) => {
  const client = await editor(api)
  const refused = async (body: { textFr: string | null; textEn: string | null }) =>
    fieldsOf(await client.refusal(saveHelpText, { params: { key: KEY }, body }))
  expect(await refused({ ...TEXTS, textEn: '' })).toEqual(['/textEn required'])
  expect(await refused({ ...TEXTS, textFr: null })).toEqual(['/textFr required'])
  expect(await refused({ ...TEXTS, textFr: 'x'.repeat(1001) })).toEqual(['/textFr text.too-long'])
})

test('saveHelpText knows the fields that have help, and no others', async ({ api }) => {
  const client = await editor(api)
  const call = { params: { key: 'account.shoe-size' }, body: TEXTS }
  expect(await client.refusal(saveHelpText, call)).toMatchObject({ code: 'resource.not-found' })
  const support = await api.signInAs(await api.make.staff('support'))
  const known = { params: { key: KEY }, body: TEXTS }
  expect(await support.refusal(saveHelpText, known)).toMatchObject({ code: 'session.forbidden' })
})
