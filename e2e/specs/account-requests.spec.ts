import type { Page } from '@playwright/test'
import { newPrimary, newRequest } from '../fixtures/accounts.ts'
import { oneRow } from '../fixtures/database.ts'
import {
  expect,
  expectGoodPage,
  named,
  newStaff,
  signIn,
  test,
  waitForMail,
  words,
} from '../fixtures/test.ts'

const PASSWORD = 'Romarin-Calanque-5310!'
const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })

test('a request is refused with a reason, another approved and then activated; one search finds both (A21, B02)', async ({
  page,
  openBrowser,
}) => {
  const stamp = Date.now().toString(36)
  const parent = await newPrimary(`tete${stamp}`)
  const refused = await newRequest(`refus${stamp}`, parent)
  const approved = await newRequest(`accord${stamp}`, null)
  const staff = await newStaff('manager')
  await signIn(page, staff.email, { to: '/admin/demandes' })
  const row = (login: string) =>
    page.getByRole('row').filter({ has: page.getByRole('link', { name: login, exact: true }) })
  await expect(row(refused.login)).toBeVisible()
  await expectGoodPage(page)

  await row(refused.login)
    .getByRole('button', { name: named('Refuser') })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(named('Motif du refus')).fill('Cet établissement est fermé')
  await dialog.getByRole('button', { name: named('Refuser la demande') }).click()
  await expect(page.getByText(words(`La demande ${refused.login} est refusée`))).toBeVisible()
  await expect(row(refused.login)).toHaveCount(0)

  await row(approved.login)
    .getByRole('button', { name: named('Accepter') })
    .click()
  await expect(dialog).toContainText(approved.email)
  await dialog.getByRole('button', { name: named('Accepter la demande') }).click()
  await expect(page.getByText(words('un lien d’activation est parti'))).toBeVisible()

  const mail = await waitForMail(approved.email, /Ouvrez votre compte/u)
  const link = /https?:\/\/\S+\/activation\/[\w-]+/u.exec(mail.text)?.[0] ?? ''
  const holder = await (await openBrowser()).newPage()
  await holder.goto(new URL(link).pathname)
  const fields = holder.locator('input[type="password"]')
  await fields.first().fill(PASSWORD)
  if ((await fields.count()) > 1) await fields.nth(1).fill(PASSWORD)
  await holder.locator('form button[type="submit"]').click()
  await expect
    .poll(
      async () =>
        (await oneRow<{ state: string }>('select state from accounts where id = $1', [approved.id])).state,
    )
    .toBe('open')

  const primary = await (await openBrowser()).newPage()
  await signIn(primary, parent.holder.email, { to: `/comptes/${refused.id}/identite` })
  await expect(primary.getByText(words('a été refusée')).first()).toBeVisible()
  await expect(primary.getByText(words('Motif : Cet établissement est fermé')).first()).toBeVisible()

  const search = page.getByRole('combobox', { name: named('Rechercher partout') })
  await page.keyboard.press('Control+k')
  await expect(search).toBeFocused()
  await search.fill('552 081 317 66522')
  await expect(page.getByRole('option').first()).toContainText(words('552 081 317 66522'))
  await search.fill(approved.login)
  await expect(page.getByRole('option', { name: words(approved.login) }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/admin/comptes/${approved.id}/identite`))
  await expect(page.getByRole('heading', { name: named('Réglages') })).toBeVisible()
  await expectGoodPage(page)
  await page.getByLabel(named('Compte de test')).check()
  await button(page, 'Enregistrer les réglages').click()
  await expect(page.getByText(named('Modifications enregistrées')).first()).toBeVisible()
})
