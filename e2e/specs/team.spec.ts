import { TOTP } from 'otpauth'
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

const PASSWORD = 'Azur-Lavande-2026!'
const NEW_PASSWORD = 'Cigale-Olivier-2026!'

test('an administrator invites a colleague, who joins with a second factor, is given a role, suspended and removed; everything is exported (B01, X07)', async ({
  page,
  openBrowser,
  watch,
}) => {
  const admin = await newStaff('admin')
  const email = `recrue.${Date.now()}@essai.example`
  await signIn(page, admin.email, { to: '/admin/equipe' })
  await expect(page.getByRole('heading', { level: 1, name: named('Équipe') })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: admin.email })).toContainText(words('(vous)'))
  await expectGoodPage(page)

  await page.getByRole('button', { name: named('Inviter une personne') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(named('Prénom')).fill('Léa')
  await dialog.getByLabel(named('Nom'), { exact: true }).fill('Recrue')
  await dialog.getByLabel(named('Adresse e-mail professionnelle')).fill(email)
  await dialog.getByLabel(named('Rôle')).selectOption('support')
  await dialog.getByLabel(named('Votre mot de passe')).fill(PASSWORD)
  await dialog.getByRole('button', { name: named('Envoyer l’invitation') }).click()
  await expect(page.getByText(words(`L’invitation est envoyée à ${email}.`))).toBeVisible()
  const mail = await waitForMail(email, /Rejoignez/u)
  const link = /https?:\/\/\S+\/activation\/[\w-]+/u.exec(mail.text)?.[0] ?? ''

  const there = await openBrowser()
  const colleague = await there.newPage()
  await colleague.goto(new URL(link).pathname)
  await expect(colleague.getByRole('heading', { level: 1, name: named('Rejoignez l’équipe') })).toBeVisible()
  await expect(colleague.getByRole('img', { name: words('QR code') })).toBeVisible()
  await expectGoodPage(colleague)
  const secret = (await colleague.locator('code').textContent())?.replace(/\s/gu, '') ?? ''
  await colleague.getByLabel(named('Nouveau mot de passe')).fill(NEW_PASSWORD)
  await colleague.getByLabel(named('Confirmation du nouveau mot de passe')).fill(NEW_PASSWORD)
  const code = new TOTP({ secret }).generate()
  await colleague.getByRole('textbox', { name: named('Code de vérification') }).fill(code)
  await colleague.getByRole('button', { name: named('Rejoindre l’équipe') }).click()
  await expect(colleague.getByRole('status')).toContainText(words('Votre accès est créé'))

  await page.reload()
  const row = page.getByRole('row').filter({ hasText: email })
  await expect(row).toContainText(words('Assistance'))
  await row.getByRole('button', { name: named('Changer le rôle') }).click()
  await dialog.getByLabel(named('Rôle')).selectOption('finance')
  await dialog.getByLabel(named('Votre mot de passe')).fill(PASSWORD)
  await dialog.getByRole('button', { name: named('Enregistrer le rôle') }).click()
  await expect(row).toContainText(words('Comptabilité'))
  await row.getByRole('button', { name: named('Suspendre') }).click()
  await dialog.getByRole('button', { name: named('Suspendre l’accès') }).click()
  await expect(row).toContainText(words('Suspendu'))
  await expectGoodPage(page)

  watch.allow(/^answer: 409 POST \/session|^console: Failed to load resource/u)
  await colleague.goto('/connexion')
  await colleague.getByRole('textbox', { name: named('Email') }).fill(email)
  await colleague.getByLabel(named('Mot de passe')).fill(NEW_PASSWORD)
  await colleague.getByRole('button', { name: named('Se connecter') }).click()
  await expect(colleague.getByRole('alert')).toBeVisible()

  await row.getByRole('button', { name: named('Retirer') }).click()
  await dialog.getByRole('button', { name: named('Retirer de l’équipe') }).click()
  await expect(page.getByText(words('Léa Recrue ne fait plus partie de l’équipe.'))).toBeVisible()
  await expect(row).toHaveCount(0)
  await waitForMail(admin.email, /accès retiré/u)

  // Everything is taken along as one file, asked for with the password and fetched once (X07).
  await page.goto('/admin/export')
  await page.getByRole('button', { name: named('Demander un export') }).click()
  await dialog.getByLabel(named('Mot de passe courant')).fill(PASSWORD)
  await dialog.getByRole('button', { name: named('Demander un export') }).click()
  const mine = page.getByRole('row').filter({ hasText: admin.lastName })
  await expect(mine).toContainText(words('Prêt'), { timeout: 60_000 })
  await expectGoodPage(page)
  await mine.getByRole('button', { name: words('Télécharger l’export') }).click()
  await dialog.getByLabel(named('Mot de passe courant')).fill(PASSWORD)
  const leaving = page.waitForEvent('download')
  await dialog.getByRole('button', { name: named('Télécharger') }).click()
  expect((await leaving).suggestedFilename()).toMatch(/\.zip$/u)
  await expect(mine).toContainText(words('Téléchargé'))
})
