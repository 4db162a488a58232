import { DEMO_PASSWORD } from '@guichet/db/seed'
import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  mailsTo,
  named,
  newMember,
  newStaff,
  plain,
  signIn,
  test,
  totp,
  waitForMail,
  words,
} from '../fixtures/test.ts'

const form = (page: Page) => ({
  email: page.getByRole('textbox', { name: named('Email') }),
  password: page.getByLabel(named('Mot de passe')),
  remember: page.getByRole('checkbox', { name: named('Se souvenir de moi') }),
  forgotten: page.getByRole('link', { name: named('Mot de passe oublié ?') }),
  clear: page.getByRole('button', { name: named('Effacer') }),
  submit: page.getByRole('button', { name: named('Se connecter') }),
})

const give = async (page: Page, email: string, password: string) => {
  await form(page).email.fill(email)
  await form(page).password.fill(password)
  await form(page).submit.click()
}

const DASHBOARD = /\/tableau-de-bord$/
const dashboard = (page: Page) => page.getByRole('heading', { level: 1, name: named('Tableau de bord') })

test('the page has the words that members know (M01)', async ({ page }) => {
  await page.goto('/connexion')
  await expect(
    page.getByRole('heading', { name: named('Bienvenue sur votre espace personnel') }),
  ).toBeVisible()
  await expect(page.getByRole('heading', { name: named('Connexion') })).toBeVisible()
  for (const part of Object.values(form(page))) await expect(part).toBeVisible()
  await expect(page).toHaveTitle(/^Connexion/)
  await expectGoodPage(page)
})

test('a wrong password is told, what was typed stays, then the right one opens the dashboard', async ({
  page,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  watch.allowRefusal(401, 'POST', '/session')
  await page.goto('/connexion')
  await give(page, member.email, 'Faux-Mot-De-Passe-1!')
  await expect(page.getByRole('alert')).toContainText(words('Identifiants incorrects'))
  await expect(form(page).email).toHaveValue(member.email)
  await expect(form(page).password).toHaveValue('Faux-Mot-De-Passe-1!')
  await expect(form(page).password).toBeFocused()
  await expectGoodPage(page)
  await form(page).password.fill(DEMO_PASSWORD)
  await form(page).submit.click()
  await expect(dashboard(page)).toBeVisible()
  await expect(page).toHaveURL(DASHBOARD)
  await expect(page.getByRole('banner')).toContainText(member.lastName)
})

test('an unknown address is answered in the same words', async ({ page, watch }) => {
  const member = await newMember({ membership: 'active' })
  watch.allowRefusal(401, 'POST', '/session')
  await page.goto('/connexion')
  const answers: string[] = []
  for (const email of [member.email, 'personne@essai.example']) {
    await give(page, email, 'Faux-Mot-De-Passe-1!')
    await expect(form(page).submit).toBeEnabled()
    answers.push(plain((await page.getByRole('alert').textContent()) ?? ''))
  }
  expect(answers[0]).toContain('Identifiants incorrects')
  expect(answers[1]).toBe(answers[0])
})

test('empty fields are told beside them and nothing is asked of the portal', async ({ page }) => {
  await page.goto('/connexion')
  await form(page).submit.click()
  await expect(form(page).email).toHaveAccessibleDescription(words('Indiquez votre adresse e-mail.'))
  await expect(form(page).password).toHaveAccessibleDescription(words('Indiquez votre mot de passe.'))
  await expect(form(page).email).toBeFocused()
  await expectAccessible(page)
})

test('"Effacer" empties the form, the password can be shown', async ({ page }) => {
  await page.goto('/connexion')
  await form(page).email.fill('quelqu-un@essai.example')
  await form(page).password.fill('secret')
  await form(page).remember.check()
  await expect(form(page).password).toHaveAttribute('type', 'password')
  await page.getByRole('button', { name: named('Afficher les caractères saisis') }).click()
  await expect(form(page).password).toHaveAttribute('type', 'text')
  await form(page).clear.click()
  await expect(form(page).email).toHaveValue('')
  await expect(form(page).password).toHaveValue('')
  await expect(form(page).remember).not.toBeChecked()
  await expect(form(page).email).toBeFocused()
})

test('"Se souvenir de moi" keeps one signed in over a restart of the browser; without it one signs in again', async ({
  openBrowser,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  for (const remember of [true, false]) {
    const before = await openBrowser()
    const page = await before.newPage()
    await page.goto('/connexion')
    if (remember) await form(page).remember.check()
    await give(page, member.email, DEMO_PASSWORD)
    await expect(dashboard(page)).toBeVisible()
    const state = await before.storageState()
    await before.close()

    // A restarted browser has lost the cookies without an end.
    const kept = { ...state, cookies: state.cookies.filter(({ expires }) => expires > 0) }
    const after = await (await openBrowser({ storageState: kept })).newPage()
    if (!remember) watch.allowNoSession()
    await after.goto('/adhesions')
    if (remember)
      await expect(after.getByRole('heading', { level: 1, name: named('Adhésions') })).toBeVisible()
    else await expect(form(after).submit).toBeVisible()
  }
})

test('five failures lock, the page says for how long and the way out; a new password opens again', async ({
  page,
  openBrowser,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  watch.allowRefusal(401, 'POST', '/session')
  watch.allowRefusal(423, 'POST', '/session')
  await page.goto('/connexion')
  for (let failure = 1; failure <= 5; failure++) {
    await give(page, member.email, `Faux-Mot-De-Passe-${failure}!`)
    await expect(form(page).submit).toBeEnabled()
  }
  await give(page, member.email, DEMO_PASSWORD)
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(words('Connexion bloquée'))
  await expect(alert).toContainText(/(?:29|30)\s+minutes/)
  await expectAccessible(page)
  await waitForMail(member.email, /connexion/i)

  const elsewhere = await (await openBrowser()).newPage()
  await elsewhere.goto('/connexion')
  await give(elsewhere, member.email, DEMO_PASSWORD)
  await expect(elsewhere.getByRole('alert')).toContainText(words('Connexion bloquée'))

  await alert.getByRole('link', { name: named('Choisir un nouveau mot de passe') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Mot de passe oublié') })).toBeVisible()
  await chooseNewPassword(page, member.email, 'Nouvelle-Lavande-2027!')
  await give(page, member.email, 'Nouvelle-Lavande-2027!')
  await expect(dashboard(page)).toBeVisible()
})

/** From the page "Mot de passe oublié" to the sign-in page with a new password. */
const chooseNewPassword = async (page: Page, email: string, password: string) => {
  await page.getByRole('textbox', { name: named('Email') }).fill(email)
  await page.getByRole('button', { name: named('Recevoir un lien') }).click()
  await expect(page.getByRole('status')).toContainText(words('Consultez votre messagerie'))
  const mail = await waitForMail(email, /mot de passe/i)
  const link = /https?:\/\/\S+\/activation\/[\w-]+/.exec(mail.text)?.[0]
  expect(link, 'a link in the mail').toBeTruthy()
  await page.goto(link ?? '')
  await page.getByLabel(named('Nouveau mot de passe')).fill(password)
  await page.getByLabel(named('Confirmation du nouveau mot de passe')).fill(password)
  await page.getByRole('button', { name: named('Enregistrer le mot de passe') }).click()
  await expect(page.getByRole('status')).toContainText(words('Votre mot de passe est changé'))
  return link ?? ''
}

test('a forgotten password: link by mail, rules, sign-in, and the link serves once', async ({
  page,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  await page.goto('/connexion')
  await form(page).forgotten.click()
  await expect(page.getByRole('heading', { level: 1, name: named('Mot de passe oublié') })).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('textbox', { name: named('Email') }).fill('pas une adresse')
  await page.getByRole('button', { name: named('Recevoir un lien') }).click()
  await expect(page.getByRole('textbox', { name: named('Email') })).toHaveAccessibleDescription(
    words('Indiquez une adresse e-mail'),
  )
  const link = await chooseNewPassword(page, member.email, 'quatre chevaux au bord du canal')
  watch.allowRefusal(401, 'POST', '/session')
  await give(page, member.email, DEMO_PASSWORD)
  await expect(page.getByRole('alert')).toContainText(words('Identifiants incorrects'))
  await form(page).password.fill('quatre chevaux au bord du canal')
  await form(page).submit.click()
  await expect(dashboard(page)).toBeVisible()

  watch.allowRefusal(404, 'GET', /\/activations\/.+/)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: named('Ce lien n’est plus valable') })).toBeVisible()
  await expectGoodPage(page)
})

test('a weak new password is refused beside its field, the rules are ticked as one types', async ({
  page,
}) => {
  const member = await newMember({ membership: 'active' })
  await page.goto('/mot-de-passe-oublie')
  await page.getByRole('textbox', { name: named('Email') }).fill(member.email)
  await page.getByRole('button', { name: named('Recevoir un lien') }).click()
  await expectAccessible(page)
  const mail = await waitForMail(member.email, /mot de passe/i)
  await page.goto(/https?:\/\/\S+\/activation\/[\w-]+/.exec(mail.text)?.[0] ?? '')
  const field = page.getByLabel(named('Nouveau mot de passe'))
  const digit = page.getByRole('listitem').filter({ hasText: words('un chiffre') })
  await expect(digit).toContainText(words('à remplir'))
  await field.fill('abc1')
  await expect(digit).toContainText(words('(rempli)'))
  await expect(page.getByText(words('Solidité : faible'))).toBeVisible()
  await page.getByLabel(named('Confirmation du nouveau mot de passe')).fill('autre')
  await page.getByRole('button', { name: named('Enregistrer le mot de passe') }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveValue('abc1')
  await expectGoodPage(page)
})

test('an unknown address gets the same answer and no mail', async ({ page }) => {
  await page.goto('/mot-de-passe-oublie')
  await page.getByRole('textbox', { name: named('Email') }).fill('inconnue@essai.example')
  await page.getByRole('button', { name: named('Recevoir un lien') }).click()
  await expect(page.getByRole('status')).toContainText(words('Consultez votre messagerie'))
  const member = await newMember({ membership: 'active' })
  await page.getByRole('button', { name: words('Recommencer avec une autre adresse') }).click()
  await page.getByRole('textbox', { name: named('Email') }).fill(member.email)
  await page.getByRole('button', { name: named('Recevoir un lien') }).click()
  await waitForMail(member.email, /mot de passe/i)
  expect(await mailsTo('inconnue@essai.example')).toEqual([])
})

test('staff give a code: a wrong one is told, the right one opens the back-office', async ({
  page,
  watch,
}) => {
  const staff = await newStaff('manager')
  watch.allowRefusal(401, 'POST', '/session/factor')
  await page.goto('/connexion')
  await give(page, staff.email, DEMO_PASSWORD)
  const code = page.getByRole('textbox', { name: named('Code de vérification') })
  await expect(code).toBeFocused()
  await expectGoodPage(page)
  const right = totp()
  await code.fill(right === '000000' ? '111111' : '000000')
  await page.getByRole('button', { name: named('Valider') }).click()
  await expect(page.getByRole('alert')).toContainText(words('Code incorrect'))
  await code.fill(totp())
  await code.press('Enter')
  await expect(page).toHaveURL(/\/admin$/)
  await expect(page.getByRole('banner')).toContainText(staff.lastName)
})

test('after signing in one goes on to where one came from, and never to another site', async ({ page }) => {
  const member = await newMember({ membership: 'active' })
  const hostile = ['//evil.example/x', 'javascript:alert(1)']
  for (const given of ['/adhesions?tri=startsOn', ...hostile]) {
    await page.goto('about:blank')
    await page.context().clearCookies()
    await page.goto(`/connexion?motif=deconnexion&retour=${encodeURIComponent(given)}`)
    await give(page, member.email, DEMO_PASSWORD)
    await expect(page).toHaveURL(given.startsWith('/adhesions') ? /\/adhesions\?tri=startsOn$/ : DASHBOARD)
  }
  await expect(dashboard(page)).toBeVisible()
})

test('a page opened without signing in comes back after it', async ({ page, watch }) => {
  const member = await newMember({ membership: 'active' })
  watch.allowNoSession()
  await page.goto('/adhesions?q=2025')
  await expect(form(page).submit).toBeVisible()
  await give(page, member.email, DEMO_PASSWORD)
  await expect(page).toHaveURL(/\/adhesions\?q=2025$/)
  await expect(page.getByRole('searchbox', { name: named('Rechercher') })).toHaveValue('2025')
})

test('somebody who is signed in and opens /connexion goes on to the dashboard', async ({ page }) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email)
  await expect(dashboard(page)).toBeVisible()
  await page.goto('/connexion')
  await expect(dashboard(page)).toBeVisible()
})

test('by keyboard alone', async ({ page }) => {
  const member = await newMember({ membership: 'active' })
  await page.goto('/connexion')
  await expect(form(page).submit).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: named('Aller au contenu') })).toBeFocused()
  await page.keyboard.press('Enter')
  const email = form(page).email
  for (
    let steps = 0;
    steps < 8 && !(await email.evaluate((field) => field === document.activeElement));
    steps++
  )
    await page.keyboard.press('Tab')
  await expect(email).toBeFocused()
  await page.keyboard.type(member.email)
  await page.keyboard.press('Tab')
  await expect(form(page).password).toBeFocused()
  await page.keyboard.type(DEMO_PASSWORD)
  await page.keyboard.press('Enter')
  await expect(dashboard(page)).toBeVisible()
})

test.describe('with a browser that asks for English', () => {
  test.use({ locale: 'en-GB' })

  test('the portal is French, English on choice and remembered', async ({ page }) => {
    await page.goto('/connexion')
    await expect(page.getByRole('heading', { name: named('Connexion') })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    await page.getByRole('button', { name: 'English' }).click()
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expectAccessible(page)
    await page.reload()
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Français' }).click()
    await expect(form(page).submit).toBeVisible()
  })
})
