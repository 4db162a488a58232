import { randomInt } from 'node:crypto'
import { DEMO_PASSWORD } from '@guichet/db/seed'
import { newPrimary } from '../fixtures/accounts.ts'
import { oneRow } from '../fixtures/database.ts'
import {
  expect,
  expectGoodPage,
  mailsTo,
  named,
  newStaff,
  signIn,
  test,
  waitForMail,
  words,
} from '../fixtures/test.ts'

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

test('staff give the holder of an account the access back: a temporary password, another one chosen, what is held read and taken back (U10)', async ({
  page,
  openBrowser,
  request,
}) => {
  const { id, holder } = await newPrimary(`rendu${randomInt(1_000_000)}`)
  const before = await (await openBrowser()).newPage()
  await signIn(before, holder.email, { to: '/integrations' })
  const made = await before.context().request.post('/api/v1/api-keys', {
    headers: { 'x-guichet': '1' },
    data: {
      ...{ name: 'Comptabilité', scopes: ['memberships:read'], expiresInDays: 30 },
      currentPassword: DEMO_PASSWORD,
    },
  })
  const { secret } = (await made.json()) as { secret: string }
  await before.goto('about:blank')
  const asProgram = async () =>
    (await request.get('/api/v1/memberships', { headers: { authorization: `Bearer ${secret}` } })).status()
  expect(await asProgram()).toBe(200)

  const manager = await newStaff('manager')
  await signIn(page, manager.email, { to: `/admin/comptes/${id}/personnes` })
  await page.getByRole('button', { name: words('Rendre l’accès') }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByLabel(named('Comment avez-vous vérifié son identité ?'))
    .selectOption({ label: 'Rappel à un numéro déjà connu' })
  await dialog.getByLabel(named('Motif')).fill('Messagerie piratée')
  await dialog.getByLabel(named('Votre mot de passe')).fill(DEMO_PASSWORD)
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Créer un mot de passe provisoire') }).click()
  await expect(dialog).toContainText(words('Ses clés d’API sont en attente'))
  const temporary = await dialog
    .getByRole('button', { name: words('Copier') })
    .evaluate((button) => button.previousElementSibling?.textContent ?? '')
  await expectGoodPage(page)
  expect(await asProgram()).toBe(401)
  expect((await waitForMail(holder.email, /rendu l’accès/u)).text).not.toContain(temporary)

  const owner = await (await openBrowser()).newPage()
  await owner.goto('/connexion')
  await owner.getByLabel(named('Email')).fill(holder.email)
  await owner.getByLabel(named('Mot de passe')).fill(temporary)
  await owner.getByRole('button', { name: named('Se connecter') }).click()
  await expect(owner.getByRole('heading', { name: named('Choisissez votre mot de passe') })).toBeVisible()
  const fields = owner.locator('input[type="password"]')
  await fields.nth(0).fill(CHOSEN)
  await fields.nth(1).fill(CHOSEN)
  await owner.getByRole('button', { name: named('Enregistrer et me connecter') }).click()
  await expect(owner).toHaveURL(/tableau-de-bord/)
  await owner.goto('/securite')
  await expect(owner.getByText(words('1 clé d’API est en attente'))).toBeVisible()
  await expectGoodPage(owner)
  await owner.getByRole('link', { name: named('Voir les clés d’API') }).click()
  await expect(owner.getByText(words('1 clé est en attente et n’ouvre plus rien'))).toBeVisible()
  await expectGoodPage(owner)
  await owner.getByRole('button', { name: named('Reprendre') }).click()
  await owner.getByRole('dialog').getByLabel(named('Mot de passe courant')).fill(CHOSEN)
  await owner
    .getByRole('dialog')
    .getByRole('button', { name: named('Reprendre la clé') })
    .click()
  await expect(owner.getByRole('row').filter({ hasText: 'Comptabilité' })).toContainText(words('En service'))
  expect(await asProgram()).toBe(200)
})
