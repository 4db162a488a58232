import { readFile } from 'node:fs/promises'
import { expect, expectGoodPage, named, newMember, newStaff, signIn, test, words } from '../fixtures/test.ts'

test('staff choose columns, save a view that opens first, and take a member out and in again as a workbook (M17, X07)', async ({
  page,
}) => {
  const staff = await newStaff('admin')
  const member = await newMember({ membership: 'active' })
  const button = (name: string) => page.getByRole('button', { name: named(name), exact: true })
  const headers = () => page.getByRole('columnheader').allInnerTexts()
  await signIn(page, staff.email, { to: `/admin/adherents?q=${member.lastName}` })
  await expect(page.getByRole('link', { name: `${member.lastName} ${member.firstName}` })).toBeVisible()

  await button('Colonnes').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(named('Échéance'), { exact: true }).check()
  await dialog.getByLabel(named('E-mail'), { exact: true }).uncheck()
  await dialog.getByRole('button', { name: named('Monter Échéance') }).press('Enter')
  await expect(dialog.getByRole('status')).toHaveText(words('Échéance : place 5 sur 6'))
  await dialog.getByRole('button', { name: named('Appliquer') }).click()
  await expect(dialog).toBeHidden()
  await expect.poll(headers).toEqual(['N°', 'Nom', 'SIRET', 'Ville', 'Échéance', 'Adhésion'])

  await button('Enregistrer comme vue').click()
  await dialog.getByLabel(named('Nom de la vue')).fill(`Vue ${member.lastName}`)
  await dialog.getByLabel(named('Ouvrir la liste avec cette vue')).check()
  await dialog.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(dialog).toBeHidden()
  await page.goto('/admin/adherents')
  await expect(page.getByLabel(named('Vue'), { exact: true })).toHaveValue(/^[\da-f-]{36}$/u)
  await expect(page.getByLabel(named('Rechercher'), { exact: true })).toHaveValue(member.lastName)
  await page.getByLabel(named('Adhésion'), { exact: true }).selectOption('inactive')
  await expect(page.getByText(words('Modifiée'), { exact: true })).toBeVisible()
  await expectGoodPage(page)
  await button('Annuler').click()
  await expect(page.getByText(words('Modifiée'), { exact: true })).toBeHidden()
  await expect(page.getByRole('link', { name: `${member.lastName} ${member.firstName}` })).toBeVisible()

  await button('Exporter').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: named('Télécharger') }).click(),
  ])
  expect(download.suggestedFilename()).toBe('adherents.xlsx')
  const buffer = await readFile(await download.path())
  await dialog
    .getByRole('button', { name: named('Fermer') })
    .first()
    .click()

  await page.goto('/admin/adherents/import')
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: `${'adherents-'.repeat(8)}.xlsx`, mimeType: 'application/octet-stream', buffer },
  })
  await button('Vérifier le fichier').click()
  await expect(page.getByText(words('2 erreurs'))).toBeVisible()
  for (const column of ['Numéro', 'Email'])
    await page
      .getByRole('combobox', { name: named(`Contenu de la colonne ${column}`), exact: true })
      .selectOption('')
  await button('Vérifier à nouveau').click()
  await expect(page.getByText(words('Le fichier est prêt : 1 ligne'))).toBeVisible()
  await expectGoodPage(page)
  await button('Importer 1 adhérent').click()
  await dialog.getByRole('button', { name: named('Importer 1 adhérent') }).click()
  await expect(page.getByText(words('1 adhérent importé'))).toBeVisible()
  await page.goto(`/admin/adherents?q=${member.lastName}`)
  await expect(page.getByRole('link', { name: `${member.lastName} ${member.firstName}` })).toHaveCount(2)
})
