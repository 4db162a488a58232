import { oneRow } from '../fixtures/database.ts'
import { newMember } from '../fixtures/people.ts'
import { waitForMail } from '../fixtures/sandbox.ts'
import { openSession } from '../fixtures/sign-in.ts'
import { expect, expectGoodPage, named, signIn, test, words } from '../fixtures/test.ts'

const SUBJECT = 'Le mot de passe du compte cigales.asp1ent a été réinitialisé'

test('what concerns a secondary without mailbox stands in the messages of its primary, and comes by mail (A15, A19)', async ({
  page,
  openBrowser,
}) => {
  const { id } = await oneRow<{ id: string }>(`SELECT id FROM accounts WHERE login = 'cigales.asp1ent'`, [])
  await signIn(page, 'primary@demo.example', { to: '/messages' })
  await expect(page.getByRole('heading', { level: 1, name: named('Messages') })).toBeVisible()
  const reset = await page
    .context()
    .request.post(`/api/v1/accounts/${id}/password-reset`, { headers: { 'x-guichet': '1' } })
  expect(reset.status()).toBe(201)
  const { temporaryPassword } = (await reset.json()) as { temporaryPassword: string }

  await page.reload()
  // The latest stands first, where the story is told more than once.
  const line = page
    .getByRole('row')
    .filter({ hasText: words(SUBJECT) })
    .first()
  await expect(line).toContainText(words('Non lu'))
  await expect(line).toContainText(words('compte secondaire sans boîte mail'))
  await expectGoodPage(page)
  await line.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: named(SUBJECT) })).toBeVisible()
  await expect(
    page.getByText(words('Ce message concerne le compte secondaire cigales.asp1ent')),
  ).toBeVisible()
  await expect(page.getByText(temporaryPassword)).toHaveCount(0)
  await expectGoodPage(page)
  const address = page.url()
  const mail = await waitForMail('primary@demo.example', /cigales\.asp1ent a été réinitialisé/u)
  expect(mail.text).toContain('concerne le compte secondaire cigales.asp1ent')
  expect(mail.text).not.toContain(temporaryPassword)

  await page.getByRole('link', { name: named('Retour') }).click()
  await expect(line).not.toContainText(words('Non lu'))
  await page.getByLabel(named('Rechercher')).fill('réinitialisé cigales')
  await expect(page).toHaveURL(/q=/)
  await expect(line).toBeVisible()
  // Nothing but its head and what is searched for.
  await expect(page.getByRole('row').filter({ hasNotText: words(SUBJECT) })).toHaveCount(1)

  const stranger = await newMember({ membership: 'active' })
  const other = await openBrowser()
  await openSession(other, stranger.email)
  const refused = await other.request.get(`/api/v1${new URL(address).pathname}`)
  expect(refused.status()).toBe(404)
})
