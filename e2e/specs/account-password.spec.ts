import { oneRow } from '../fixtures/database.ts'
import { expect, expectGoodPage, mailsTo, named, signIn, test, words } from '../fixtures/test.ts'

const LOGIN = 'durance.asp1ent'
const CHOSEN = 'Romarin-Calanque-5310!'

test('the primary resets the password of a secondary: a temporary one, shown once, that only chooses another (A12, A13)', async ({
  page,
  openBrowser,
}) => {
  const { id, email } = await oneRow<{ id: string; email: string }>(
    'select a.id, d.email from accounts a join account_details d on d.account_id = a.id where a.login = $1',
    [LOGIN],
  )
  const before = (await mailsTo(email)).length
  await signIn(page, 'primary@demo.example', { to: `/comptes/${id}/mot-de-passe` })
  await page.getByRole('button', { name: named('Réinitialiser le mot de passe') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(email)
  await dialog.getByRole('button', { name: named('Réinitialiser') }).click()
  const given = page.getByText(words('Mot de passe provisoire')).locator('..')
  await expect(given).toBeVisible()
  const temporary = await page
    .getByRole('button', { name: words('Copier') })
    .first()
    .evaluate((button) => button.previousElementSibling?.textContent ?? '')
  expect(temporary.length).toBeGreaterThan(9)
  await expectGoodPage(page)
  await expect.poll(async () => (await mailsTo(email)).length).toBeGreaterThan(before)
  for (const mail of await mailsTo(email)) expect(mail.text).not.toContain(temporary)
  await page.reload()
  await expect(page.getByText(temporary)).toHaveCount(0)

  const holder = await (await openBrowser()).newPage()
  await holder.goto('/connexion')
  await holder.getByLabel(named('Email')).fill(LOGIN)
  await holder.getByLabel(named('Mot de passe')).fill(temporary)
  await holder.getByRole('button', { name: named('Se connecter') }).click()
  await expect(holder.getByRole('heading', { name: named('Choisissez votre mot de passe') })).toBeVisible()
  await expectGoodPage(holder)
  const fields = holder.locator('input[type="password"]')
  await fields.nth(0).fill(CHOSEN)
  await fields.nth(1).fill(CHOSEN)
  await holder.getByRole('button', { name: named('Enregistrer et me connecter') }).click()
  await expect(holder).toHaveURL(/tableau-de-bord/)
})
