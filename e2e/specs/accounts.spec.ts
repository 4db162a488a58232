import type { Page } from '@playwright/test'
import { database, oneRow } from '../fixtures/database.ts'
import { expect, expectGoodPage, named, signIn, test, words } from '../fixtures/test.ts'

const PRIMARY = 'primary@demo.example'
const list = (page: Page) => page.getByRole('table', { name: named('Comptes secondaires') })
const found = (page: Page) => page.getByText(words('compte(s) secondaire(s) trouvé(s)'))
const row = (page: Page, login: string) =>
  list(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name: login, exact: true }) })
const group = (page: Page, name: string) => page.getByRole('group', { name: named(name) })
const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const idOf = async (login: string) =>
  (await oneRow<{ id: string }>('SELECT id FROM accounts WHERE login = $1', [login])).id

// They share one primary account: side by side they would count one another's accounts.
test.describe.configure({ mode: 'default' })

test('the primary account in short, its secondary accounts searched and sorted (A01, A02, A03)', async ({
  page,
}) => {
  await signIn(page, PRIMARY)
  await page
    .getByRole('link', { name: named('Gestion des comptes') })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: named('Gestion des comptes') })).toBeVisible()
  for (const value of ['22066', 'asp1ent']) await expect(page.getByText(value, { exact: true })).toBeVisible()
  await expect(page.getByText(words('079 555 421 00019'))).toBeVisible()
  await expect(found(page)).toContainText(/^25/)
  await expect(list(page).getByRole('row')).toHaveCount(11)
  await expectGoodPage(page)

  await page.getByLabel(named('Nom de compte')).fill('boulang')
  await expect(found(page)).toContainText(/^1\s/)
  await expect(page).toHaveURL(/nom=boulang/)
  await button(page, 'Effacer').click()
  await expect(found(page)).toContainText(/^25/)
  await page.getByLabel(named('BAL')).selectOption('oui')
  await expect(page).toHaveURL(/bal=oui/)
  await page.getByLabel(named('Statut')).selectOption('approved')
  await button(page, 'Rechercher').click()
  await expect(found(page)).toContainText(/^2\s/)
  await expect(row(page, 'camargue.asp1ent')).toContainText('Demande validée')
  await page.reload()
  await expect(found(page)).toContainText(/^2\s/)

  await button(page, 'Effacer').click()
  await expect(found(page)).toContainText(/^25/)
  await page.getByRole('button', { name: named('Raison Sociale') }).click()
  await expect(page).toHaveURL(/tri=companyName/)
  await expect(list(page).getByRole('row').nth(1)).toContainText(words('Atelier Brémond'))
})

test('an account is closed after a question and reopened; it stays in the list (A04)', async ({ page }) => {
  await signIn(page, PRIMARY, { to: '/comptes?nom=mistral' })
  const line = row(page, 'mistral.asp1ent')
  await line.getByRole('button', { name: named('Désactiver') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words('Plus personne ne s’y connecte'))
  await dialog.getByRole('button', { name: named('Annuler') }).click()
  await expect(line).toContainText('Ouvert')
  await line.getByRole('button', { name: named('Désactiver') }).click()
  await dialog.getByLabel(named('Motif')).fill('Essai de fermeture')
  await dialog.getByRole('button', { name: named('Désactiver le compte') }).click()
  await expect(line).toContainText('Fermé')

  await line.getByRole('link', { name: named('Modifier') }).click()
  await expect(page.getByText(words('réactivez-le pour le modifier'))).toBeVisible()
  await expect(page.getByText(words('Motif : Essai de fermeture')).first()).toBeVisible()
  await expect(button(page, 'Enregistrer')).toHaveCount(0)
  await page.getByRole('link', { name: named('Retour') }).click()
  await expect(page).toHaveURL(/nom=mistral/)
  await line.getByRole('button', { name: named('Réactiver') }).click()
  await dialog.getByRole('button', { name: named('Réactiver le compte') }).click()
  await expect(line).toContainText('Ouvert')
})

test('the identity of an account: a wrong SIRET, then two edits at once (A05, A06)', async ({
  page,
  watch,
}) => {
  const id = await idOf('savonnerie.asp1ent')
  await signIn(page, PRIMARY, { to: `/comptes/${id}/identite` })
  await expect(page.getByRole('tab', { name: named('Identité') })).toBeVisible()
  await expect(page.getByRole('tab', { name: named('Facturation') })).toHaveCount(0)
  const company = group(page, 'Entreprise')
  const nic = company.getByLabel(named('NIC'))
  const right = await nic.inputValue()
  await expectGoodPage(page)

  await nic.fill('99999')
  await button(page, 'Enregistrer').click()
  await expect(nic).toHaveAccessibleDescription(words('Ce numéro SIRET n’existe pas'))
  await nic.fill(right)
  await company.getByLabel(named('Raison Sociale')).fill('Savonnerie à moi')
  await database().pool.query(
    `UPDATE accounts SET company_name = 'Savonnerie à eux', version = version + 1 WHERE id = $1`,
    [id],
  )
  watch.allowRefusal(412, 'PUT', `/accounts/${id}/identity`)
  await button(page, 'Enregistrer').click()
  await expect(page.getByRole('heading', { name: words('modifiées entre-temps') })).toBeVisible()
  await page.getByRole('radio', { name: words('Savonnerie à moi') }).check()
  await button(page, 'Appliquer mes choix et enregistrer').click()
  await expect(page.getByText(named('Modifications enregistrées'))).toBeVisible()
  await page.reload()
  await expect(company.getByLabel(named('Raison Sociale'))).toHaveValue('Savonnerie à moi')
})

test('a secondary account is created in steps, and signs in with its password (A14)', async ({
  page,
  openBrowser,
}) => {
  const password = 'Romarin-Calanque-5310!'
  // As wide as a name may be: the address of its mailbox must still fit a phone.
  const name = `e2e${Date.now().toString(36)}mmmmmmmm`
  await signIn(page, PRIMARY, { to: '/comptes' })
  await page.getByRole('link', { name: named('Créer un compte secondaire') }).click()
  const identifiers = group(page, 'Identifiants')
  await identifiers.getByLabel(named('Nom de compte')).fill('cs1')
  await expect(page.getByText(words('Ce nom est déjà pris'))).toBeVisible()
  await identifiers.getByLabel(named('Nom de compte')).fill(name)
  await expect(page.getByText(words(`${name}.asp1ent est disponible`))).toBeVisible()
  await identifiers.getByLabel(named('Mot de passe')).fill(password)
  await identifiers.getByLabel(named('Confirmer mot de passe')).fill(password)
  await expectGoodPage(page)
  await button(page, 'Continuer').click()
  await page.getByLabel(named('Tout Sélectionner')).check()
  await expectGoodPage(page)
  await button(page, 'Continuer').click()
  await group(page, 'Entreprise').getByLabel(named('SIREN')).fill('07955542100019')
  const responsible = group(page, 'Responsable')
  await group(page, 'Entreprise').getByLabel(named('Raison Sociale')).fill('Compte de la story')
  await responsible.getByLabel(named('Nom')).fill('Roux')
  await responsible.getByLabel(named('Prénom')).fill('Jade')
  await responsible.getByLabel(named('E-mail')).fill(`${name}@example.org`)
  await button(page, 'Continuer').click()
  await expect(page.getByText(words('Ce compte ne coûte rien'))).toBeVisible()
  await expectGoodPage(page)
  await button(page, 'Créer le compte secondaire').click()
  await expect(page.getByText(words(`Le compte ${name}.asp1ent est créé`))).toBeVisible()

  const other = await (await openBrowser()).newPage()
  await signIn(other, `${name}.asp1ent`, { password, to: '/comptes' })
  await expect(other).toHaveURL(/\/comptes\/[\w-]+\/identite$/)
  await expect(other.getByRole('heading', { level: 1 })).toContainText(`${name}.asp1ent`)
})

test('without a mailbox left the creation says so and leads to the options (A07)', async ({ page }) => {
  const login = `sans${Date.now().toString(36)}`
  const id = await idOf('asp1ent')
  await signIn(page, PRIMARY, { to: '/comptes/nouveau' })
  await page.route(/secondary-offer/, async (route) => {
    const answer = await route.fetch()
    await route.fulfill({
      response: answer,
      json: { ...(await answer.json()), mailboxQuota: 0, mailboxesInUse: 0 },
    })
  })
  await page.reload()
  const identifiers = group(page, 'Identifiants')
  await identifiers.getByLabel(named('Nom de compte')).fill(login)
  await page.getByRole('radio', { name: words('Envoyer une invitation') }).check()
  await button(page, 'Continuer').click()
  await expect(page.getByText(words('Plus aucune boîte mail disponible'))).toBeVisible()
  await expect(page.getByLabel(named('Créer une boite mail'))).toHaveCount(0)
  const link = page.getByRole('link', { name: named('Ouvrir les options du compte primaire') })
  await expect(link).toHaveAttribute('href', `/comptes/${id}/options`)
})

test('"Facturation" shows the cost of the month and keeps an address of its own (A11)', async ({ page }) => {
  await signIn(page, PRIMARY, { to: `/comptes/${await idOf('asp1ent')}/facturation` })
  await expect(page.getByLabel(named('Date de facturation'))).not.toBeEditable()
  await expect(page.getByRole('table', { name: named('Coût de ce mois') })).toContainText('Total TTC')
  const box = page.getByLabel(named('Utiliser l’adresse du responsable pour la facturation'))
  await box.uncheck()
  await page.getByLabel(named('Nom voie')).fill('rue des Essais')
  await page.getByLabel(named('Code Postal')).fill('13001')
  await page.getByLabel(named('Ville')).fill('Marseille')
  await button(page, 'Enregistrer').click()
  await expect(page.getByText(named('Modifications enregistrées'))).toBeVisible()
  await expectGoodPage(page)
  await box.check()
  await button(page, 'Enregistrer').click()
  await expect(page.getByText(named('Modifications enregistrées'))).toBeVisible()
})
