import { downloadPdf } from '../fixtures/pdf.ts'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  expectNoSidewaysScroll,
  named,
  newMember,
  signIn,
  test,
  words,
} from '../fixtures/test.ts'

/** SPEC: twelve periods, services taken, documents. */
const TWELVE = 'active@demo.example'

test('twelve memberships, ten a page, searched and sorted; the address holds it all (M07)', async ({
  page,
}) => {
  await signIn(page, TWELVE, { to: '/adhesions' })
  const table = page.getByRole('table', { name: named('Mes adhésions') })
  for (const name of [
    'Adhésion',
    'Renouvellement',
    'Échéance',
    'Montant',
    'Type',
    'Partenaire',
    'Règlement',
    'Outil de gestion',
    'Création outil de gestion',
    'Statut',
  ])
    await expect(table.getByRole('columnheader', { name: named(name) })).toBeVisible()
  const body = table.getByRole('row').filter({ has: page.getByRole('cell') })
  await expect(body).toHaveCount(10)
  await expect(page.getByText(named('Affichage de l’élément 1 à 10 sur 12 éléments'))).toBeVisible()
  await expect(page.getByRole('button', { name: named('Précédent') })).toBeDisabled()
  await expect(body.first()).toContainText(/(?:actif|à venir)/)
  await expect(body.last()).toContainText(/Le\s\d\d\/\d\d\/\d{4}\s(?:par|en)\s/)
  await expect(body.getByRole('cell', { name: /^(?:Oui|Non)$/ })).toHaveCount(10)
  await expectGoodPage(page)

  await page.getByRole('button', { name: named('Suivant') }).click()
  await expect(page.getByText(named('Affichage de l’élément 11 à 12 sur 12 éléments'))).toBeVisible()
  await expect(body).toHaveCount(2)
  await expect(page.getByRole('button', { name: named('Suivant') })).toBeDisabled()
  const oldest = (await body.last().getByRole('cell').first().textContent()) ?? ''
  await page.reload()
  await expect(page.getByText(named('Affichage de l’élément 11 à 12 sur 12 éléments'))).toBeVisible()
  await page.getByRole('button', { name: named('Précédent') }).click()
  await expect(body).toHaveCount(10)

  await table.getByRole('button', { name: named('Adhésion') }).click()
  await expect(page).toHaveURL(/tri=startsOn/)
  await expect(body.first().getByRole('cell').first()).toHaveText(oldest)
  await expect(table.getByRole('columnheader', { name: named('Adhésion') })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await page.goBack()
  await expect(body.first().getByRole('cell').first()).not.toHaveText(oldest)

  const year = oldest.slice(-4)
  await page.getByRole('searchbox', { name: named('Rechercher') }).fill(year)
  await expect(page).toHaveURL(new RegExp(`q=${year}`))
  await expect(body.first()).toContainText(year)
  await expect.poll(() => body.count()).toBeLessThan(5)
  await page.getByRole('searchbox', { name: named('Rechercher') }).fill('introuvable')
  await expect(page.getByText(words('Aucune adhésion ne correspond à « introuvable »'))).toBeVisible()
  await expectGoodPage(page)
  await page
    .getByRole('main')
    .getByRole('button', { name: named('Effacer la recherche') })
    .last()
    .click()
  await expect(body).toHaveCount(10)
})

test('one membership: its fields, the services taken, the documents, and back (M10)', async ({ page }) => {
  await signIn(page, TWELVE, { to: '/adhesions' })
  const rows = page.getByRole('table').getByRole('row').filter({ hasText: 'actif' })
  await rows
    .filter({ hasNotText: 'inactif' })
    .first()
    .getByRole('link', { name: named('Voir') })
    .click()
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(words('Adhésion de AUBANEL-ROCHE Élodie'))
  await expect(title).toBeFocused()
  await expect(
    page.getByRole('heading', { level: 2, name: named('Informations sur l’adhésion') }),
  ).toBeVisible()
  for (const name of [
    'Création de l’adhésion',
    'Date de renouvellement',
    'Date d’échéance',
    'Date règlement',
    'Mode de règlement',
    'Montant de l’adhésion',
    'Type d’adhésion',
    'Partenaire',
    'Outil de gestion',
    'Date outil de gestion',
  ])
    await expect(page.getByRole('term').filter({ hasText: named(name) })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: words('Prestations') })).toBeVisible()
  await expectGoodPage(page)
  const certificate = await downloadPdf(page.getByRole('button', { name: named('Attestation d’adhésion') }))
  expect(certificate.text).toMatch(/Aubanel-Roche/i)
  const receipt = await downloadPdf(page.getByRole('button', { name: named('Télécharger le reçu') }))
  expect(receipt.text).toContain('Reçu')
  await page.getByRole('link', { name: named('Retour') }).click()
  await expect(page).toHaveURL(/\/adhesions$/)
})

test('somebody else’s membership, one that does not exist and a wrong address: the same page', async ({
  page,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  const other = await newMember({ membership: 'active' })
  await signIn(page, member.email)
  watch.allow(/^answer: 40[04] GET \/memberships\/[\w-]+(?:\/renewal-offer)?$/)
  const seen: string[] = []
  const ids = [other.membershipId, '0197a3a0-0000-7000-8000-000000000100', 'nimporte-quoi']
  for (const path of ids.flatMap((id) => [`/adhesions/${id}`, `/adhesions/${id}/renouveler`])) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1, name: named('Page introuvable') })).toBeVisible()
    seen.push((await page.getByRole('main').textContent()) ?? '')
  }
  expect(new Set(seen).size).toBe(1)
  await expectGoodPage(page)
})

test('at 360 px the rows are cards, and nothing scrolls sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signIn(page, TWELVE, { to: '/adhesions' })
  const cards = page.getByRole('list', { name: named('Mes adhésions') })
  await expect(cards.getByRole('link', { name: named('Voir') })).toHaveCount(10)
  await expect(page.getByRole('table')).toHaveCount(0)
  await expectNoSidewaysScroll(page)
  await page.getByRole('combobox', { name: words('Trier par') }).selectOption('startsOn')
  await expect(page).toHaveURL(/tri=startsOn/)
  await expectAccessible(page)
  await cards
    .getByRole('link', { name: named('Voir') })
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(words('Adhésion de'))
  await expectNoSidewaysScroll(page)
})

test('at 1440 px the whole table is in sight', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await signIn(page, TWELVE, { to: '/adhesions' })
  await expect(
    page
      .getByRole('table')
      .getByRole('link', { name: named('Voir') })
      .first(),
  ).toBeInViewport()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})

test('a member without any membership sees what to do, and no certificate', async ({ page }) => {
  const member = await newMember({ membership: 'none' })
  await signIn(page, member.email, { to: '/adhesions' })
  await expect(page.getByText(words('Aucune adhésion pour le moment'))).toBeVisible()
  await page.getByRole('button', { name: named('Attestation d’adhésion') }).click()
  await expect(page.getByRole('dialog')).toContainText(words('vous n’en avez pas encore'))
  await expectGoodPage(page)
})
