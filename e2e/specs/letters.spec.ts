import {
  expect,
  expectGoodPage,
  named,
  newStaff,
  shortDay,
  signIn,
  test,
  today,
  waitForMail,
  words,
} from '../fixtures/test.ts'

test('staff record a member without e-mail, print the letter with the receipt and post it (M19)', async ({
  page,
}) => {
  const staff = await newStaff('admin')
  const lastName = `Barbier${Date.now()}`
  await signIn(page, staff.email, { to: '/admin/adherents/nouveau' })
  await expect(
    page.getByRole('heading', { level: 1, name: named('Nouvel adhérent sans e-mail') }),
  ).toBeVisible()
  await expect(page.getByRole('option', { name: named('Choisir un type') })).toBeAttached()
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByRole('alert')).toContainText(words('Ce champ est à remplir.'))
  await expectGoodPage(page)
  await page.getByLabel(named('Nom'), { exact: true }).fill(lastName)
  await page.getByLabel(named('Prénom'), { exact: true }).fill('Lucienne')
  await page.getByLabel(named('Adresse'), { exact: true }).fill('3, chemin des Mûriers')
  await page.getByLabel(named('Code Postal'), { exact: true }).fill('83440')
  await page.getByLabel(named('Ville'), { exact: true }).fill('Fayence')
  await page.getByLabel(named('Type d’adhésion'), { exact: true }).selectOption({ index: 1 })
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByRole('heading', { level: 1, name: `${lastName} Lucienne` })).toBeVisible()
  await expect(page.getByText(words('Sans e-mail'))).toBeVisible()
  const file = new URL(page.url()).pathname

  await page.goto('/admin/courriers?etat=waiting')
  await expect(page.getByRole('heading', { level: 1, name: named('Courriers') })).toBeVisible()
  await expectGoodPage(page)
  await page.getByLabel(named('Rechercher'), { exact: true }).fill(lastName)
  const row = page.getByRole('row').filter({ hasText: lastName })
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(row).toContainText(words('Votre adhésion est enregistrée'))
  await row.getByRole('checkbox').check()
  const printing = page.waitForEvent('download')
  await page.getByRole('button', { name: named('Imprimer'), exact: true }).click()
  expect((await printing).suggestedFilename()).toBe('courriers.pdf')
  await expect(page.getByText(words('1 courrier prêt à imprimer.'))).toBeVisible()

  await page.goto(`/admin/courriers?etat=printed&q=${lastName}`)
  await expect(row).toContainText(words(`Imprimé le ${shortDay(today())}`))
  await row.getByRole('checkbox').check()
  await page.getByRole('button', { name: named('Marquer comme postés') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Enregistrer') })
    .click()
  await expect(page.getByText(words('1 courrier marqué comme posté.'))).toBeVisible()
  await page.goto(`/admin/courriers?etat=posted&q=${lastName}`)
  await expect(row).toContainText(words(`Posté le ${shortDay(today())}`))
  await expectGoodPage(page)

  // Corrected later, and given an address: a link to choose a password is sent there.
  await page.goto(file)
  await page.getByRole('link', { name: named('Modifier'), exact: true }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: named(`Modifier le dossier : Lucienne ${lastName}`) }),
  ).toBeVisible()
  await page.getByLabel(named('Téléphone'), { exact: true }).fill('06 39 98 41 07')
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByRole('alert')).toContainText(words('Motif'))
  await expectGoodPage(page)
  await page.getByLabel(named('Motif'), { exact: true }).fill('Appel au guichet')
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByRole('link', { name: named('06 39 98 41 07') })).toBeVisible()
  await page.getByRole('button', { name: named('Ajouter une adresse') }).click()
  const dialog = page.getByRole('dialog')
  const email = `lucienne.${lastName.toLowerCase()}@example.org`
  await dialog.getByLabel(named('Email'), { exact: true }).fill(email)
  await dialog.getByLabel(named('Motif'), { exact: true }).fill('Demandé au guichet')
  await dialog.getByRole('button', { name: named('Enregistrer l’adresse') }).click()
  await expect(page.getByText(words(`un lien d’activation part à ${email}`))).toBeVisible()
  await expectGoodPage(page)
  expect((await waitForMail(email, /mot de passe/u)).text).toContain('/activation/')
})
