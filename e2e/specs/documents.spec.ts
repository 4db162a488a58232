import { oneRow } from '../fixtures/database.ts'
import { newMember } from '../fixtures/people.ts'
import { expect, expectGoodPage, named, signIn, test, words } from '../fixtures/test.ts'

/** A PDF of one page with a black square. */
const PDF = Buffer.from(
  [
    '%PDF-1.4',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<<>>>>endobj',
    '4 0 obj<</Length 20>>stream\n0 g 50 50 100 100 re f\nendstream endobj',
    'trailer<</Root 1 0 R>>',
    '%%EOF',
  ].join('\n'),
)

test('a member adds a file, reads it in the page, throws it away, restores it and deletes it for good (M13)', async ({
  page,
  watch,
}) => {
  watch.allowRefusal(422, 'POST', '/documents')
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/documents' })
  await expect(page.getByRole('heading', { level: 1, name: named('Documents') })).toBeVisible()
  await expect(page.getByText(words('Aucun document pour le moment'))).toBeVisible()

  await page.getByRole('button', { name: named('Ajouter un document') }).click()
  const field = page.getByLabel(named('Fichiers à ajouter'))
  await field.setInputFiles([
    { name: 'Facture été.pdf', mimeType: 'application/pdf', buffer: PDF },
    { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>1</script></html>') },
  ])
  const row = page.getByRole('row').filter({ hasText: words('Facture été') })
  await expect(row).toBeVisible()
  await expect(page.getByText(words('Ce type de fichier n’est pas accepté.'))).toBeVisible()
  for (const header of ['ID', 'nom', 'Aperçu'])
    await expect(page.getByRole('columnheader', { name: named(header) })).toBeVisible()
  await expectGoodPage(page)

  await row.getByRole('button', { name: named('Aperçu') }).click()
  const dialog = page.getByRole('dialog')
  const picture = dialog.getByRole('img', { name: /Facture été, page 1 sur 1/u })
  await expect(picture).toHaveAttribute('aria-busy', 'false')
  const middle = await picture.evaluate((canvas: HTMLCanvasElement) => [
    ...(canvas.getContext('2d')?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? []),
  ])
  expect(middle.slice(0, 3)).toEqual([0, 0, 0])
  await dialog.getByText(words('Journal des accès')).click()
  await expect(dialog.getByText(words('Lecture à l’écran'))).toBeVisible()
  await dialog.getByText(words('Modifier ce document')).click()
  await dialog.getByLabel(named('Catégorie'), { exact: true }).selectOption({ label: 'Factures' })
  await dialog.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(dialog.getByText(words('Modifications enregistrées'))).toBeVisible()
  await dialog
    .locator('input[type="file"]')
    .setInputFiles({ name: 'Facture été.pdf', mimeType: 'application/pdf', buffer: PDF })
  await expect(dialog.getByText(words('La nouvelle version est en place.'))).toBeVisible()
  await expect(dialog.getByRole('button', { name: named('Télécharger la version 1') })).toBeVisible()
  await expectGoodPage(page)
  await page.keyboard.press('Escape')
  await expect(row).toContainText(words('Factures'))

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('button', { name: named('Télécharger') }).click(),
  ])
  expect(download.suggestedFilename().normalize('NFC')).toBe('Facture été.pdf')

  await page.getByLabel(named('Rechercher')).fill('factrue')
  await expect(page).toHaveURL(/q=/)
  await expect(row).toBeVisible()
  await row.getByRole('button', { name: named('Supprimer') }).click()
  await expect(page.getByText(words('est dans la corbeille pour trente jours'))).toBeVisible()

  await page.getByRole('tab', { name: named('Corbeille') }).click()
  await expectGoodPage(page)
  await row.getByRole('button', { name: named('Restaurer') }).click()
  await expect(page.getByText(words('La corbeille est vide'))).toBeVisible()
  await page.getByRole('tab', { name: named('Bibliothèque') }).click()
  await row.getByRole('button', { name: named('Supprimer') }).click()
  await page.getByRole('tab', { name: named('Corbeille') }).click()
  await row.getByRole('button', { name: named('Supprimer définitivement') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Supprimer définitivement') })
    .click()
  await expect(page.getByText(words('La corbeille est vide'))).toBeVisible()
  const { count } = await oneRow<{ count: number }>(
    'SELECT count(*)::int AS count FROM documents d JOIN persons p ON p.id = d.owner_id WHERE p.email = $1',
    [member.email],
  )
  expect(count).toBe(0)
})
