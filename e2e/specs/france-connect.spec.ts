import { DEMO_PASSWORD } from '@guichet/db/seed'
import type { Page } from '@playwright/test'
import { addCitizen, type Citizen, setFranceConnectBehaviour } from '../fixtures/france-connect.ts'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  plain,
  test,
  totp,
  waitForMail,
  words,
} from '../fixtures/test.ts'

// What steers the sandbox's FranceConnect is steered for both stories: one after the other.
test.describe.configure({ mode: 'serial' })

const button = (page: Page) => page.getByRole('button', { name: named('S’identifier avec FranceConnect') })
const dashboard = (page: Page) => page.getByRole('heading', { level: 1, name: named('Tableau de bord') })

/** From a page with the button to FranceConnect and back, as that person. */
const comeAs = async (page: Page, citizen: Citizen) => {
  await button(page).click()
  await choose(page, citizen)
}
const choose = async (page: Page, { given_name: given, family_name: family }: Citizen) => {
  await expect(page.getByRole('heading', { name: named('Qui êtes-vous ?') })).toBeVisible()
  // The one added last stands last, where stories are told more than once.
  await page
    .getByRole('button', { name: `Continuer avec ${given} ${family}` })
    .last()
    .click()
}

test('a member links FranceConnect with the password, enters with it, leaves it too, and removes the link (U08)', async ({
  page,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  const citizen = await addCitizen({ given_name: 'Apolline Marie', family_name: 'ESSAI-LIEN' })
  await page.goto('/connexion?retour=%2Fadhesions')
  await expect(page.getByRole('link', { name: words('Qu’est-ce que FranceConnect') })).toBeVisible()
  await comeAs(page, citizen)

  await expect(
    page.getByRole('heading', { level: 1, name: named('Bonjour Apolline ESSAI-LIEN') }),
  ).toBeVisible()
  expect(new URL(page.url()).search).toBe('')
  await expectGoodPage(page)
  // A page that is loaded again still knows who waits.
  await page.reload()
  await expect(page.getByRole('heading', { name: named('Vous avez déjà un espace') })).toBeVisible()
  await page.getByRole('textbox', { name: named('Email') }).fill(member.email)
  await page.getByLabel(named('Mot de passe')).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: named('Se connecter') }).click()
  await expect(page.getByRole('status')).toContainText(words('FranceConnect est relié à votre espace'))
  await expectGoodPage(page)
  await waitForMail(member.email, /FranceConnect est relié/)
  await page.getByRole('button', { name: named('Entrer dans mon espace') }).click()
  await expect(page).toHaveURL(/\/adhesions$/)

  // Out here and there: FranceConnect asks anew who one is.
  await page
    .getByRole('button', { name: named('Déconnexion') })
    .first()
    .click()
  await expect(page).toHaveURL(/\/connexion\?motif=deconnexion$/)
  await expect(page.getByRole('status')).toContainText(words('Votre session est fermée'))
  await comeAs(page, citizen)
  await expect(dashboard(page)).toBeVisible()
  await expect(page.getByRole('banner')).toContainText(member.lastName)

  await page.goto('/securite')
  await expect(page.getByText(words('Relié depuis le'))).toBeVisible()
  await expectGoodPage(page)
  watch.allowRefusal(403, 'POST', '/me/franceconnect/removal')
  await page.getByRole('button', { name: named('Supprimer le lien') }).click()
  await page.getByRole('dialog').getByLabel(named('Mot de passe courant')).fill(DEMO_PASSWORD)
  await expectAccessible(page)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Supprimer le lien') })
    .click()
  await expect(page.getByText(words('FranceConnect n’est plus relié'))).toBeVisible()
  await waitForMail(member.email, /n’est plus relié/)
})

test('giving up, an outage and a forged answer each have one sentence and a way on; staff give their code (U08)', async ({
  page,
  openBrowser,
  watch,
}) => {
  const citizen = await addCitizen({ given_name: 'Désiré', family_name: 'ESSAI-PANNE', gender: 'male' })
  await page.goto('/connexion')
  await button(page).click()
  await page.getByRole('button', { name: named('Annuler et revenir au service') }).click()
  await expect(page.getByRole('status')).toContainText(words('Vous avez interrompu l’identification'))
  await expectGoodPage(page)

  watch.allowRefusal(503, 'POST', '/session/franceconnect/answer')
  watch.allowRefusal(422, 'POST', '/session/franceconnect/answer')
  await button(page).click()
  await expect(page.getByRole('heading', { name: named('Qui êtes-vous ?') })).toBeVisible()
  await setFranceConnectBehaviour({ mode: 'down' })
  await choose(page, citizen)
  await expect(page.getByRole('alert')).toContainText(words('FranceConnect ne répond pas pour le moment'))
  await expectGoodPage(page)
  await setFranceConnectBehaviour({ mode: 'normal', tokens: 'wrong-signature' })
  await comeAs(page, citizen)
  await expect(page.getByRole('alert')).toContainText(words('n’a pas pu être acceptée'))
  await setFranceConnectBehaviour({ tokens: 'normal' })
  const back = page.getByRole('link', { name: named('Me connecter avec mon mot de passe') })
  await expect(back).toHaveAttribute('href', '/connexion')

  const staff = await newStaff('support')
  const office = await (await openBrowser()).newPage()
  await office.goto('/connexion')
  await comeAs(office, citizen)
  await office.getByRole('textbox', { name: named('Email') }).fill(staff.email)
  await office.getByLabel(named('Mot de passe')).fill(DEMO_PASSWORD)
  await office.getByRole('button', { name: named('Se connecter') }).click()
  await office.getByRole('textbox', { name: named('Code de vérification') }).fill(totp())
  await office.getByRole('button', { name: named('Valider') }).click()
  await expect(office.getByRole('status')).toContainText(words('FranceConnect est relié à votre espace'))
  await back.click()
  // FranceConnect remembers who it was, and does not ask again.
  await button(page).click()
  const code = page.getByRole('textbox', { name: named('Code de vérification') })
  await expect(code).toBeVisible()
  expect(plain(await page.getByRole('heading', { level: 2 }).innerText())).toBe('Code de vérification')
})
