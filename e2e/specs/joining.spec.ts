import type { Page } from '@playwright/test'
import { downloadPdf } from '../fixtures/pdf.ts'
import { PAYS, payByCard } from '../fixtures/renewal.ts'
import {
  expect,
  expectGoodPage,
  mailsTo,
  named,
  newMember,
  shortDay,
  test,
  today,
  waitForMail,
  words,
  yearEnd,
} from '../fixtures/test.ts'

const PASSWORD = 'Romarin-Calanque-5310!'
const group = (page: Page, name: string) => page.getByRole('group', { name: named(name) })
const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const linkIn = (text: string) => /\/inscription\/adhesion\/[\w-]+/u.exec(text)?.[0] ?? ''

/** Fills in the first step. */
async function sayWho(page: Page, email: string) {
  const person = group(page, 'Vos coordonnées')
  await person.getByLabel(named('Nom')).fill('Vidalenc')
  await person.getByLabel(named('Prénom')).fill('Clarisse')
  await person.getByLabel(named('Email professionnel')).fill(email)
  const home = group(page, 'Adresse personnelle/siège social')
  await home.getByLabel(named('Adresse')).fill('14 rue des Lavandes')
  await home.getByLabel(named('Code Postal')).fill('13100')
  await home.getByLabel(named('Ville')).fill('Aix-en-Provence')
  await button(page, 'Continuer').click()
}
/** From the company on to the end. */
async function sendIt(page: Page) {
  await button(page, 'Continuer').click()
  await page.getByRole('radio', { name: /normale/u }).check()
  await expect(page.getByText(words('Réglée aujourd’hui, votre adhésion va du'))).toBeVisible()
  await button(page, 'Continuer').click()
  await page.getByLabel(named('J’accepte les conditions d’adhésion')).check()
  await button(page, 'Envoyer ma demande').click()
  await expect(page.getByText(words('Consultez votre messagerie'))).toBeVisible()
}

test('a newcomer joins by card, activates by the link and has the certificate (M15, M02)', async ({
  page,
}) => {
  test.slow()
  const email = `adhesion.${Date.now().toString(36)}@example.org`
  await page.goto('/connexion')
  await page.getByRole('link', { name: named('S’inscrire') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Inscription') })).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('link', { name: named('Adhérer') }).click()
  await expect(group(page, 'Vos coordonnées')).toBeVisible()
  await button(page, 'Continuer').click()
  await expect(page.getByRole('alert')).toContainText(words('Email professionnel'))
  await expectGoodPage(page)
  await sayWho(page, email)

  // Left and resumed: what was typed is kept by the portal.
  const company = group(page, 'Votre entreprise')
  await expect(company).toBeVisible()
  await page.goto('/inscription/adhesion')
  await expect(group(page, 'Vos coordonnées').getByLabel(named('Nom'))).toHaveValue('Vidalenc')
  await button(page, 'Continuer').click()
  for (const [siret, said] of [
    ['92345671900015', 'Entreprise à diffusion partielle'],
    ['93456782700019', 'Cet établissement est fermé'],
    ['07955542100019', 'Ce SIRET n’est pas au registre'],
    ['96789015300018', 'Le registre ne répond pas'],
  ] as const) {
    await company.getByLabel(named('SIRET')).fill(siret)
    await button(page, 'Rechercher l’entreprise').click()
    await expect(page.getByText(words(said))).toBeVisible()
  }
  await company.getByLabel(named('SIRET')).fill('91234560000015')
  await button(page, 'Rechercher l’entreprise').click()
  await expect(page.getByText(words('CLARISSE VIDALENC (ATELIER DU PASTEL)'))).toBeVisible()
  await expect(group(page, 'Adresse activité/exercice').getByLabel(named('Ville'))).toHaveValue(
    'Aix-en-Provence',
  )
  await expectGoodPage(page)
  await sendIt(page)
  await expectGoodPage(page)

  const confirm = await waitForMail(email, /Confirmez votre adresse/u)
  await page.goto(linkIn(confirm.text))
  await expect(page.getByRole('main')).toContainText(words('69,00 €'))
  await expect(page).toHaveURL(/\/inscription\/adhesion$/u)
  await expectGoodPage(page)
  await button(page, 'Payer 69,00 €').click()
  await expect(page).toHaveURL(/\/stripe\/checkout\/cs_/u)
  await payByCard(page, PAYS)
  await expect(page.getByText(words('Presque fini : consultez votre messagerie'))).toBeVisible()
  await expectGoodPage(page)

  const welcome = await waitForMail(email, /votre adhésion est active/u)
  expect(welcome.attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf', 'application/pdf'])
  await page.goto(/\/activation\/[\w-]+/u.exec(welcome.text)?.[0] ?? '')
  await expect(
    page.getByRole('heading', { level: 1, name: named('Choisissez votre mot de passe') }),
  ).toBeVisible()
  await expectGoodPage(page)
  await page.getByLabel(named('Nouveau mot de passe')).fill(PASSWORD)
  await page.getByLabel(named('Confirmation du nouveau mot de passe')).fill(PASSWORD)
  await button(page, 'Entrer dans mon espace').click()
  await expect(page).toHaveURL(/\/tableau-de-bord$/u)
  await expect(page.getByRole('banner')).toContainText(words(`active jusqu’au ${shortDay(yearEnd(today()))}`))
  await page.goto('/adhesions')
  const certificate = await downloadPdf(page.getByRole('button', { name: named('Attestation d’adhésion') }))
  expect(certificate.text).toContain('Clarisse VIDALENC')
})

test('with an address that is known, the answer is the same and only its owner is told', async ({ page }) => {
  const member = await newMember({ membership: 'lapsed' })
  await page.goto('/inscription/adhesion')
  await sayWho(page, member.email)
  await expect(group(page, 'Votre entreprise')).toBeVisible()
  await sendIt(page)
  const mail = await waitForMail(member.email, /Vous avez déjà un dossier/u)
  expect(linkIn(mail.text)).toBe('')
  expect(mail.text).toContain('/connexion')
  expect(await mailsTo(member.email)).toHaveLength(1)
})
