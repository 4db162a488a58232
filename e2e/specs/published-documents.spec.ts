import { newMember, newStaff } from '../fixtures/people.ts'
import { expect, expectGoodPage, named, signIn, test, words } from '../fixtures/test.ts'

const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

test('staff publish a document to a member, add a version and withdraw it; the member reads it in the library (M13, M17)', async ({
  page,
  openBrowser,
}) => {
  const [member, staff] = await Promise.all([newMember({ membership: 'active' }), newStaff('manager')])
  await signIn(page, staff.email, { to: '/admin/documents' })
  await expect(page.getByRole('heading', { level: 1, name: named('Documents publiés') })).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('link', { name: named('Publier') }).click()

  await page.getByRole('button', { name: named('Continuer') }).click()
  await expect(page.getByText(words('Ce champ est à remplir.')).first()).toBeVisible()
  await page.getByLabel(named('Fichier à publier')).setInputFiles(file('Statuts.txt', 'Première rédaction'))
  await expect(page.getByLabel(named('Titre'))).toHaveValue('Statuts')
  await page.getByLabel(named('Destinataires')).selectOption('member')
  await page.getByLabel(named('Chercher un adhérent')).fill(member.lastName)
  await expect(page.getByRole('option', { name: new RegExp(member.lastName, 'u') })).toBeAttached()
  await page.getByRole('combobox', { name: named('Adhérent') }).selectOption({ index: 1 })
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Continuer') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(words('1 adhérent verra ce document.'))).toBeVisible()
  await expect(dialog.getByText(/Il en sera prévenu dans un quart d’heure/u)).toBeVisible()
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Publier') }).click()
  await expect(page.getByText(words('Publié pour 1 adhérent.'))).toBeVisible()
  await expect(page.getByText(words('Pas encore lu'))).toBeVisible()

  const other = await (await openBrowser()).newPage()
  await signIn(other, member.email, { to: '/documents' })
  const row = other.getByRole('row').filter({ hasText: words('Statuts') })
  await expect(row.getByText(/Publié par/u)).toBeVisible()
  await row.getByRole('button', { name: named('Aperçu') }).click()
  await expect(other.getByText(words('Première rédaction'))).toBeVisible()

  await page.getByRole('button', { name: named('Nouvelle version') }).click()
  await dialog.getByLabel(named('Fichier à publier')).setInputFiles(file('Statuts.txt', 'Deuxième rédaction'))
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Publier la version') }).click()
  await expect(page.getByText(words('La nouvelle version est publiée.'))).toBeVisible()
  await expect(page.getByText(/\(version 1\)/u)).toBeVisible()
  await expectGoodPage(page)

  await other.reload()
  await row.getByRole('button', { name: named('Aperçu') }).click()
  await expect(other.getByText(words('Deuxième rédaction'))).toBeVisible()
  await expect(other.getByText(words('Télécharger la version 1'))).toBeVisible()

  await page.getByRole('button', { name: named('Retirer') }).click()
  await dialog.getByLabel(named('Motif du retrait')).fill('Remplacés par les statuts signés')
  await dialog.getByRole('button', { name: named('Retirer le document') }).click()
  await expect(page.getByText(words('Remplacés par les statuts signés'))).toBeVisible()
  await other.reload()
  await expect(other.getByText(words('Aucun document pour le moment'))).toBeVisible()
})
