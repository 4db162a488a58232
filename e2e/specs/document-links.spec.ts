import { readFile } from 'node:fs/promises'
import { newMember } from '../fixtures/people.ts'
import { expect, expectGoodPage, named, signIn, test, waitForMail, words } from '../fixtures/test.ts'

const PASSWORD = 'olive-mistral-galet'

test('a member shares a file by a link with a password; a stranger fetches it once, and the journal tells (M13)', async ({
  page,
  watch,
  openBrowser,
}) => {
  watch.allowRefusal(403, 'POST', /\/shared-documents\/[\w-]+/u)
  watch.allowRefusal(404, 'POST', /\/shared-documents\/[\w-]+/u)
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/documents' })
  await page.getByRole('button', { name: named('Ajouter un document') }).click()
  await page
    .getByLabel(named('Fichiers à ajouter'))
    .setInputFiles({ name: 'Bilan.txt', mimeType: 'text/plain', buffer: Buffer.from('Chiffres de 2026') })
  const row = page.getByRole('row').filter({ hasText: words('Bilan') })
  await row.getByRole('button', { name: named('Partager') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(words('Aucun lien pour le moment.'))).toBeVisible()
  await dialog.getByLabel(named('Demander un mot de passe')).check()
  await dialog.getByRole('textbox', { name: named('Mot de passe du lien') }).fill(PASSWORD)
  await dialog.getByLabel(named('Nom affiché')).fill('Atelier Bernard')
  await dialog.getByLabel(named('Note pour vous')).fill('Pour la banque')
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Créer le lien') }).click()
  await expect(dialog.getByText(words('Le lien est prêt'))).toBeVisible()
  const url = (await dialog.getByText(/\/partage\//u).textContent()) ?? ''
  await expect(dialog.getByRole('button', { name: /Fermer\s+le lien : Pour la banque/u })).toBeVisible()
  await expectGoodPage(page)

  const stranger = await (await openBrowser({ acceptDownloads: true })).newPage()
  const answer = await stranger.goto(new URL(url).pathname)
  expect(answer?.headers()).toMatchObject({ 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' })
  await expect(stranger.getByText(words('Ce document est protégé par un mot de passe.'))).toBeVisible()
  await expect(stranger.getByText(/Bilan/u)).toHaveCount(0)
  const field = stranger.getByRole('textbox', { name: named('Mot de passe') })
  await field.fill('faux')
  await stranger.getByRole('button', { name: named('Continuer') }).click()
  await expect(stranger.getByText(words('Ce mot de passe n’est pas le bon.'))).toBeVisible()
  await expectGoodPage(stranger)
  await field.fill(PASSWORD)
  await stranger.getByRole('button', { name: named('Continuer') }).click()
  await expect(stranger.getByText(words('Atelier Bernard partage un document avec vous.'))).toBeVisible()
  await expect(stranger.getByText(member.lastName)).toHaveCount(0)
  await expectGoodPage(stranger)
  const [download] = await Promise.all([
    stranger.waitForEvent('download'),
    stranger.getByRole('button', { name: named('Télécharger') }).click(),
  ])
  expect(download.suggestedFilename()).toBe('Bilan.txt')
  expect(await readFile(await download.path(), 'utf8')).toBe('Chiffres de 2026')
  await expect(stranger.getByText(words('Ce lien ne permet plus de téléchargement.'))).toBeVisible()
  await stranger.reload()
  await expect(stranger.getByText(words('Ce lien ne donne plus accès à un document'))).toBeVisible()
  await expectGoodPage(stranger)

  const mail = await waitForMail(member.email, /lien de partage a servi/u)
  expect(mail.text).toContain('Pour la banque')
  await page.reload()
  await row.getByRole('button', { name: named('Partager') }).click()
  await expect(dialog.getByText(words('Épuisé'))).toBeVisible()
  await page.keyboard.press('Escape')
  await row.getByRole('button', { name: named('Aperçu') }).click()
  await dialog.getByText(words('Journal des accès')).click()
  await expect(dialog.getByText(words('Par un lien de partage « Pour la banque »'))).toBeVisible()
})
