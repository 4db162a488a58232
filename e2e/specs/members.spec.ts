import { expect, expectGoodPage, named, newStaff, signIn, test, words } from '../fixtures/test.ts'

test('staff add a membership type, import members from Galette once a wrong line is mended, and undo it (M17, X07)', async ({
  page,
}) => {
  const mark = `essai${Date.now().toString(36)}`
  const staff = await newStaff('admin')
  const button = (name: string) => page.getByRole('button', { name: named(name) })
  await signIn(page, staff.email, { to: '/admin/types-adhesion/nouveau' })
  await page.getByLabel(named('Nom en français')).fill(`Type ${mark}`)
  await page.getByLabel(named('Nom en anglais')).fill(`Kind ${mark}`)
  await page.getByRole('radio', { name: named('Année civile, derniers mois offerts') }).check()
  await page.getByLabel(named('Mois offerts'), { exact: true }).fill('2')
  await page.getByLabel(named('Prix'), { exact: true }).fill('45')
  await page.getByLabel(named('Code'), { exact: true }).fill(mark)
  await expectGoodPage(page)
  await button('Enregistrer').click()
  await expect(page.getByText(words(`Le type « Type ${mark} » est ajouté`))).toBeVisible()

  await page.goto('/admin/adherents')
  await page.getByRole('link', { name: named('Importer'), exact: true }).click()
  const lines = (email: string) =>
    [
      'nom_adh;prenom_adh;email_adh;cp_adh;date_echeance',
      `${mark};Léa;lea.${mark}@essai.example;84400;31/12/2026`,
      `${mark};Marc;${email};4100;31/12/2026`,
      `${mark};Zoé;;13100;`,
    ].join('\r\n')
  const choose = (email: string) =>
    page.locator('input[type=file]').setInputFiles({
      ...{ name: `${mark}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines(email)) },
    })
  await choose('marc')
  await page.getByLabel(named('Type des adhésions du fichier')).selectOption({ label: `Type ${mark}` })
  await button('Vérifier le fichier').click()
  await expect(page.getByText(words('1 erreur'))).toBeVisible()
  await expect(
    page.getByRole('combobox', { name: named('Contenu de la colonne date_echeance') }),
  ).toHaveValue('endsOn')
  await expectGoodPage(page)
  await choose(`marc.${mark}@essai.example`)
  await button('Vérifier le fichier').click()
  await expect(page.getByText(words('Le fichier est prêt : 3 lignes'))).toBeVisible()
  await expect(page.getByText(words('2 adhésions seront créées'))).toBeVisible()
  await button('Importer 3 adhérents').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Importer 3 adhérents') })
    .click()
  await expect(page.getByText(words('3 adhérents importés'))).toBeVisible()

  await page.goto(`/admin/adherents?q=${mark}`)
  await expect(page.getByRole('link', { name: `${mark} Zoé` })).toBeVisible()
  await expectGoodPage(page)
  await page.goto('/admin/adherents/import')
  await button(`Annuler l’import de ${mark}.csv`).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Annuler l’import') })
    .click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText(words('Annulé')).first()).toBeVisible()
})
