import type { Page } from '@playwright/test'
import { database } from '../fixtures/database.ts'
import { waitForMail } from '../fixtures/sandbox.ts'
import { expect, expectGoodPage, named, signIn, test, words } from '../fixtures/test.ts'

const PASSWORD = 'Romarin-Calanque-5310!'
const group = (page: Page, name: string) => page.getByRole('group', { name: named(name) })
const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const approveBy = (how: 'automatic' | 'staff') =>
  database().pool.query('UPDATE organisation_settings SET primary_approval = $1', [how])

test.afterEach(() => approveBy('staff'))

test('a newcomer asks for an account, opens it by the link and signs in (A24)', async ({ page }) => {
  await approveBy('automatic')
  const login = `nouveau${Date.now().toString(36)}`
  const email = `${login}@example.org`
  await page.goto('/connexion')
  await page.getByRole('link', { name: named('S’inscrire') }).click()
  await page.getByRole('link', { name: named('Ouvrir un compte de télédéclaration') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Ouvrir un compte') })).toBeVisible()
  await expectGoodPage(page)
  await button(page, 'Continuer').click()

  await button(page, 'Continuer').click()
  await expect(page.getByRole('alert')).toContainText(words('Raison Sociale'))
  await group(page, 'Entreprise').getByLabel(named('SIREN')).fill('07955542100019')
  await group(page, 'Entreprise').getByLabel(named('Raison Sociale')).fill('Atelier de la story')
  const responsible = group(page, 'Responsable')
  await responsible.getByLabel(named('Nom')).fill('Roux')
  await responsible.getByLabel(named('Prénom')).fill('Jade')
  await responsible.getByLabel(named('E-mail')).fill(email)
  await page.reload()
  await expect(responsible.getByLabel(named('Nom'))).toHaveValue('Roux')
  await button(page, 'Continuer').click()
  await page.getByLabel(named('DSN')).check()
  await expectGoodPage(page)
  await button(page, 'Continuer').click()

  await page.getByLabel(named('Nom de compte')).fill('asp1ent')
  await expect(page.getByText(words('Ce nom est déjà pris'))).toBeVisible()
  await page.getByLabel(named('Nom de compte')).fill(login)
  await expect(page.getByText(words(`${login} est disponible`))).toBeVisible()
  await button(page, 'Continuer').click()
  await expect(page.getByRole('alert')).toContainText(words('Acceptez les conditions'))
  await page.getByLabel(named('J’accepte les conditions d’utilisation du compte')).check()
  await button(page, 'Continuer').click()
  await expect(page.getByRole('table', { name: named('Coût de ce mois') })).toContainText('Total TTC')
  await expectGoodPage(page)
  await button(page, 'Envoyer la demande').click()
  await expect(page.getByText(words('est enregistrée'))).toBeVisible()

  const mail = await waitForMail(email, /Ouvrez votre compte/u)
  await page.goto(/\/activation\/[\w-]+/u.exec(mail.text)?.[0] ?? '')
  await page.getByLabel(named('Nouveau mot de passe')).fill(PASSWORD)
  await page.getByLabel(named('Confirmation du nouveau mot de passe')).fill(PASSWORD)
  await button(page, 'Ouvrir le compte').click()
  await expect(page).toHaveURL(/\/connexion/u)
  await signIn(page, login, { password: PASSWORD, to: '/comptes' })
  await expect(page.getByText(login, { exact: true }).first()).toBeVisible()
  await expect(page.getByText('Atelier de la story').first()).toBeVisible()
})
