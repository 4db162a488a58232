import { DEMO_PASSWORD } from '@guichet/db/seed'
import type { Page } from '@playwright/test'
import { database } from '../fixtures/database.ts'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  signIn,
  test,
  totp,
  waitForMail,
  words,
} from '../fixtures/test.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const dashboard = (page: Page) => page.getByRole('heading', { level: 1, name: named('Tableau de bord') })
const code = (page: Page) => page.getByRole('textbox', { name: named('Code de vérification') })
const dialog = (page: Page) => page.getByRole('dialog')

const give = async (page: Page, email: string) => {
  await page.getByRole('textbox', { name: named('Email') }).fill(email)
  await page.getByLabel(named('Mot de passe')).fill(DEMO_PASSWORD)
  await button(page, 'Se connecter').click()
}
const proveWithPassword = async (page: Page) => {
  await expect(dialog(page)).toContainText(words('Confirmez avec votre mot de passe'))
  await dialog(page).getByLabel(named('Mot de passe courant')).fill(DEMO_PASSWORD)
  await button(page, 'Continuer').click()
}
/** Reads the key that the page shows, as somebody types it into a program. */
const keyOf = async (page: Page) =>
  ((await dialog(page).locator('code').first().textContent()) ?? '').replaceAll(/\s/g, '')
/** The next code: the one that confirmed is used up. */
const nextCode = async (personId: string, secret: string) => {
  await database().pool.query('update totp_factors set last_step = 0 where person_id = $1', [personId])
  return totp(secret)
}
/** Keeps the codes of the dialog that shows them, and leaves it. */
const keepCodes = async (page: Page) => {
  await expect(dialog(page)).toContainText(words('Vos codes de secours'))
  const codes = await dialog(page).getByRole('listitem').allTextContents()
  await page.getByRole('checkbox', { name: named('J’ai conservé mes codes') }).check()
  await button(page, 'Terminer').click()
  await expect(dialog(page)).toBeHidden()
  return codes
}

test('a member adds an authenticator program and keeps recovery codes; both open, a trusted browser is not asked, and all is removed again', async ({
  page,
  openBrowser,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  watch.allowRefusal(403, 'POST', '/me/totp/setup')
  await signIn(page, member.email, { to: '/securite' })
  await button(page, 'Ajouter une application').click()
  await proveWithPassword(page)
  await expect(page.getByRole('img', { name: words('QR code') })).toBeVisible()
  await expectAccessible(page)
  const secret = await keyOf(page)
  await code(page).fill(totp(secret))
  await button(page, 'Activer').click()
  await expect(dialog(page)).toContainText(words('Vos codes de secours'))
  await expectAccessible(page)
  const [recoveryCode = '', ...others] = await keepCodes(page)
  expect(others).toHaveLength(9)
  await expect(page.getByText(words('10 codes sur 10 peuvent encore servir.'))).toBeVisible()
  await waitForMail(member.email, /double authentification/i)
  await expectGoodPage(page)

  const elsewhere = await (await openBrowser()).newPage()
  await elsewhere.goto('/connexion')
  await give(elsewhere, member.email)
  await expect(code(elsewhere)).toBeFocused()
  await button(elsewhere, 'Utiliser un code de secours').click()
  await expectGoodPage(elsewhere)
  await elsewhere.getByRole('textbox', { name: named('Code de secours') }).fill(recoveryCode.toLowerCase())
  await button(elsewhere, 'Valider').click()
  await expect(dashboard(elsewhere)).toBeVisible()
  await waitForMail(member.email, /code de secours a servi/i)

  await elsewhere.goto('about:blank')
  await elsewhere.context().clearCookies({ name: 'guichet_session' })
  await elsewhere.context().clearCookies({ name: 'guichet_refresh' })
  await elsewhere.goto('/connexion?motif=deconnexion')
  await give(elsewhere, member.email)
  await expect(code(elsewhere)).toBeVisible()
  await elsewhere
    .getByRole('checkbox', { name: named('Ne plus demander sur cet appareil pendant 30 jours') })
    .check()
  await code(elsewhere).fill(await nextCode(member.id, secret))
  await button(elsewhere, 'Valider').click()
  await expect(dashboard(elsewhere)).toBeVisible()
  await elsewhere.goto('about:blank')
  await elsewhere.context().clearCookies({ name: 'guichet_session' })
  await elsewhere.context().clearCookies({ name: 'guichet_refresh' })
  await elsewhere.goto('/connexion?motif=deconnexion')
  await give(elsewhere, member.email)
  await expect(dashboard(elsewhere)).toBeVisible()

  await page.reload()
  await expect(page.getByText(words('9 codes sur 10 peuvent encore servir.'))).toBeVisible()
  await button(page, 'Ne plus faire confiance').click()
  await expect(page.getByText(words('Un code sera de nouveau demandé sur cet appareil'))).toBeVisible()
  await button(page, 'Renommer').click()
  await dialog(page).getByLabel(named('Nom')).fill('Mon téléphone')
  await button(page, 'Enregistrer').click()
  await expect(page.getByText(named('Mon téléphone'))).toBeVisible()
  await button(page, 'Retirer').click()
  await expectAccessible(page)
  await dialog(page)
    .getByRole('button', { name: named('Retirer') })
    .click()
  await expect(page.getByText(words('L’application d’authentification est retirée'))).toBeVisible()
  await button(page, 'Fermer toutes les autres sessions').click()
  await expect(page.getByText(words('Toutes les autres sessions sont fermées.')).first()).toBeVisible()
  await expect(button(page, 'Ajouter une application')).toBeVisible()
})

test('a passkey is added, opens without a password by the button and among the suggestions, and stands for a proof of recovery; staff without a factor set one up first', async ({
  page,
  watch,
}) => {
  const staff = await newStaff('support')
  await database().pool.query('delete from totp_factors where person_id = $1', [staff.id])
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  watch.allowRefusal(403, 'POST', '/me/passkeys/options')
  await signIn(page, staff.email, { to: '/admin/adherents' })
  await expect(page.getByRole('heading', { level: 1, name: named('Protégez votre accès') })).toBeVisible()
  await expectGoodPage(page)
  await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await button(page, 'Ajouter une clé d’accès').click()
  await proveWithPassword(page)
  await keepCodes(page)
  await expect(page.getByText(words('sur un seul appareil'))).toBeVisible()
  await waitForMail(staff.email, /clé d’accès/i)
  await button(page, 'Continuer vers le portail').click()
  await expect(page).toHaveURL(/\/admin\/adherents/)
  await expect(page.getByRole('heading', { level: 1, name: named('Adhérents') })).toBeVisible()

  await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  await button(page, 'Déconnexion').click()
  await expect(button(page, 'Utiliser une clé d’accès')).toBeVisible()
  await expectGoodPage(page)
  await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await button(page, 'Utiliser une clé d’accès').click()
  await expect(page).toHaveURL(/\/admin$/)
  await expect(page.getByRole('banner')).toContainText(staff.lastName)

  // Among the suggestions of the field, which the authenticator takes as soon as the page offers them.
  const suggested = page.waitForResponse(
    (answer) => answer.url().endsWith('/session/passkey') && answer.request().method() === 'POST',
  )
  await button(page, 'Déconnexion').click()
  expect((await suggested).status()).toBe(201)
  await expect(page).toHaveURL(/\/admin$/)
  await expect(page.getByRole('banner')).toContainText(staff.lastName)

  // In recovery it stands for one of the proofs.
  const question = await page.context().request.put('/api/v1/me/recovery/question', {
    headers: { 'x-guichet': '1' },
    data: {
      ...{ question: 'Le nom de mon premier bateau ?', answer: 'La Marie-Jeanne' },
      currentPassword: DEMO_PASSWORD,
    },
  })
  expect(question.status()).toBe(200)
  await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false })
  await button(page, 'Déconnexion').click()
  await expect(button(page, 'Utiliser une clé d’accès')).toBeVisible()
  await page.goto('/mot-de-passe-oublie')
  await page.getByRole('textbox', { name: named('Email') }).fill(staff.email)
  await button(page, 'Recevoir un lien').click()
  const mail = await waitForMail(staff.email, /nouveau mot de passe/i)
  await page.goto(/\/activation\/[\w-]+/u.exec(mail.text)?.[0] ?? '')
  await devtools.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true })
  await button(page, 'Utiliser une clé d’accès').click()
  await expect(page.getByText(words('Deux preuves sont données'))).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('textbox', { name: named('Votre réponse') }).fill('La Marie-Jeanne')
  await button(page, 'Valider la réponse').click()
  await expect(page.getByText(words('C’est bien vous'))).toBeVisible()
  // The page outlives its story: the next one has no passkeys.
  await devtools.send('WebAuthn.disable')
})
