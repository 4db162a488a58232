import { randomInt } from 'node:crypto'
import { DEMO_PASSWORD } from '@guichet/db/seed'
import type { Page } from '@playwright/test'
import {
  expect,
  expectGoodPage,
  mailsTo,
  named,
  newMember,
  signIn,
  test,
  waitForMail,
  words,
} from '../fixtures/test.ts'

const CHOSEN = 'Romarin-Calanque-5310!'
const ANSWER = 'La Marie-Jeanne'

/** The code in the nth SMS with one that was sent to a number; the sandbox lists the latest first. */
async function smsCodeTo(phone: string, nth: number): Promise<string> {
  const codes = async () => {
    const to = encodeURIComponent(`+33${phone.slice(1)}`)
    const answer = await fetch(`${process.env.SANDBOX_URL}/sms/messages?to=${to}`)
    const { messages } = (await answer.json()) as { messages: { text: string }[] }
    return messages.flatMap(({ text }) => /^\d{6}/u.exec(text)?.[0] ?? [])
  }
  await expect
    .poll(async () => (await codes()).length, { message: `code ${nth} to ${phone}`, timeout: 15_000 })
    .toBe(nth)
  return (await codes())[0] ?? ''
}

const button = (page: Page, name: string) => page.getByRole('button', { name: named(name) })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name: named(name) })
const field = (page: Page, name: string) => page.getByRole('textbox', { name: named(name) })

/** Asks for a link to a new password and opens it. */
async function openLink(page: Page, email: string): Promise<void> {
  const links = async () =>
    (await mailsTo(email)).filter(({ subject }) => /nouveau mot de passe/iu.test(subject))
  const before = (await links()).length
  await page.goto('/mot-de-passe-oublie')
  await field(page, 'Email').fill(email)
  await button(page, 'Recevoir un lien').click()
  await expect(page.getByText(words('Consultez votre messagerie'))).toBeVisible()
  await expect.poll(async () => (await links()).length, { timeout: 15_000 }).toBeGreaterThan(before)
  const [mail] = await links()
  await page.goto(/\/activation\/[\w-]+/u.exec(mail?.text ?? '')?.[0] ?? '')
}

test('a member protects the recovery of the space: two proofs wait and are stopped, three go at once; a code by SMS opens the door (U10, U20)', async ({
  page,
  openBrowser,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  const mobile = `063998${String(randomInt(10_000)).padStart(4, '0')}`
  watch.allowRefusal(403, 'PUT', '/me/recovery/question')
  watch.allowRefusal(422, 'POST', /\/recoveries\/[\w-]+\/proofs/u)
  await signIn(page, member.email, { to: '/securite' })
  await expect(page.getByText(words('Le lien reçu par e-mail suffit'))).toBeVisible()
  await button(page, 'Ajouter une question').click()
  await field(page, 'Votre question').fill('Le nom de mon premier bateau ?')
  await field(page, 'Votre réponse').fill(ANSWER)
  await button(page, 'Enregistrer la question').click()
  const proof = page.getByRole('dialog', { name: named('Confirmez avec votre mot de passe') })
  await proof.getByLabel(named('Mot de passe courant')).fill(DEMO_PASSWORD)
  await button(page, 'Continuer').click()
  await expect(page.getByText(words('Votre question secrète est enregistrée.'))).toBeVisible()
  await expectGoodPage(page)

  const elsewhere = await (await openBrowser()).newPage()
  await elsewhere.goto('/connexion')
  await elsewhere.getByRole('link', { name: named('Un problème pour vous connecter ?') }).click()
  await expect(heading(elsewhere, 'Un problème pour vous connecter ?')).toBeVisible()
  await button(elsewhere, 'J’ai oublié mon mot de passe').click()
  await expectGoodPage(elsewhere)
  await openLink(elsewhere, member.email)
  await expect(elsewhere.getByText(words('Le nom de mon premier bateau ?'))).toBeVisible()
  await field(elsewhere, 'Votre réponse').fill('la marie jeanne')
  await button(elsewhere, 'Valider la réponse').click()
  await button(elsewhere, 'Continuer dans 24 heures').click()
  await expect(elsewhere.getByText(words('La récupération continuera le'))).toBeVisible()
  await expectGoodPage(elsewhere)
  const notice = await waitForMail(member.email, /récupérer l’accès/i)
  await elsewhere.goto(/\/recuperation-refusee\/[\w-]+/u.exec(notice.text)?.[0] ?? '')
  await expectGoodPage(elsewhere)
  await button(elsewhere, 'Ce n’est pas moi').click()
  await expect(elsewhere.getByText(words('La récupération est arrêtée'))).toBeVisible()

  await button(page, 'Ajouter un numéro').click()
  await field(page, 'Numéro de mobile').fill(mobile)
  await page.getByRole('dialog').getByLabel(named('Mot de passe')).fill(DEMO_PASSWORD)
  await button(page, 'Envoyer le code').click()
  await expect(field(page, 'Code reçu par SMS')).toBeVisible()
  await field(page, 'Code reçu par SMS').fill(await smsCodeTo(mobile, 1))
  await button(page, 'Valider le code').click()
  await expect(page.getByText(words('Trois preuves seront demandées, sans attente'))).toBeVisible()
  await button(page, 'Activer le code par SMS').click()
  await page.getByRole('checkbox', { name: named('J’ai conservé mes codes') }).check()
  await button(page, 'Terminer').click()
  await expectGoodPage(page)

  await openLink(elsewhere, member.email)
  await button(elsewhere, 'Envoyer un code').click()
  await expect(field(elsewhere, 'Code reçu par SMS')).toBeVisible()
  await field(elsewhere, 'Code reçu par SMS').fill(await smsCodeTo(mobile, 2))
  await button(elsewhere, 'Valider le code').click()
  await expect(field(elsewhere, 'Code reçu par SMS')).toBeHidden()
  await field(elsewhere, 'Votre réponse').fill('Le Neptune')
  await button(elsewhere, 'Valider la réponse').click()
  await expect(elsewhere.getByText(words('pas la bonne réponse')).first()).toBeVisible()
  await expectGoodPage(elsewhere)
  await field(elsewhere, 'Votre réponse').fill(ANSWER)
  await button(elsewhere, 'Valider la réponse').click()
  await expect(elsewhere.getByText(words('C’est bien vous'))).toBeVisible()
  await elsewhere.getByLabel(named('Nouveau mot de passe'), { exact: true }).fill(CHOSEN)
  await elsewhere.getByLabel(named('Confirmation du nouveau mot de passe')).fill(CHOSEN)
  await button(elsewhere, 'Enregistrer le mot de passe').click()
  await expect(elsewhere.getByText(words('Votre mot de passe est changé'))).toBeVisible()

  await field(elsewhere, 'Email').fill(member.email)
  await elsewhere.getByLabel(named('Mot de passe')).fill(CHOSEN)
  await button(elsewhere, 'Se connecter').click()
  await button(elsewhere, 'Envoyer un code').click()
  await expect(field(elsewhere, 'Code reçu par SMS')).toBeFocused()
  await field(elsewhere, 'Code reçu par SMS').fill(await smsCodeTo(mobile, 3))
  await button(elsewhere, 'Valider').click()
  await expect(heading(elsewhere, 'Tableau de bord')).toBeVisible()
})
