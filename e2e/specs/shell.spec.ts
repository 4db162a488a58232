import type { Page } from '@playwright/test'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  expectNoSidewaysScroll,
  named,
  newMember,
  signIn,
  test,
  words,
} from '../fixtures/test.ts'

const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name: named(name) })
const menu = (page: Page) => page.getByRole('navigation', { name: named('Navigation principale') })

const signedIn = async (page: Page, to = '/tableau-de-bord') => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  return member
}

test('an address that leads nowhere', async ({ page }) => {
  await signedIn(page, '/nulle/part')
  await expect(title(page, 'Page introuvable')).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('link', { name: named('Retourner à l’accueil') }).click()
  await expect(title(page, 'Tableau de bord')).toBeVisible()
})

test('a page whose program does not come: the error page says so and loads again', async ({
  page,
  watch,
}) => {
  await signedIn(page)
  watch.allow(/^(?:console|uncaught): /)
  await page.route(/\/assets\/payments-page[^/]*\.js/, (route) => route.abort())
  await menu(page)
    .getByRole('link', { name: named('Paiements') })
    .click()
  await expect(title(page, 'Cette page n’a pas pu s’afficher')).toBeVisible()
  await expectGoodPage(page)
  await page.unroute(/\/assets\/payments-page[^/]*\.js/)
  await page.getByRole('button', { name: named('Recharger la page') }).click()
  await expect(title(page, 'Paiements')).toBeVisible()
})

test('what does not load is told in place and tried again there', async ({ page, watch }) => {
  await signedIn(page)
  watch.allow(/^console: Failed to load resource: net::ERR_FAILED/)
  await page.route('**/api/v1/payments*', (route) => route.abort())
  await menu(page)
    .getByRole('link', { name: named('Paiements') })
    .click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(words('Le portail ne répond pas'), { timeout: 20_000 })
  await expect(title(page, 'Paiements')).toBeVisible()
  await expectGoodPage(page)
  await page.unroute('**/api/v1/payments*')
  await alert.getByRole('button', { name: named('Réessayer') }).click()
  await expect(page.getByRole('main')).toContainText(words('Aucun paiement pour le moment'))
})

const AHEAD_MS = (28 * 60 + 15) * 1000

test('two minutes before the session ends a dialog warns; "Prolonger la session" goes on, else it ends', async ({
  page,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  await page.clock.install()
  await signIn(page, member.email)
  await expect(title(page, 'Tableau de bord')).toBeVisible()
  // Each answer that comes counts as using the portal: all must be there before the clock goes ahead.
  await page.waitForLoadState('networkidle')
  await page.clock.fastForward('27:30')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.clock.fastForward('00:45')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words('Votre session va se terminer'))
  await expect(dialog).toContainText(/(?:1 minute|2 minutes|1\d\d secondes)/)
  // Another width would load things anew, and that counts as using the portal.
  await expectAccessible(page)
  // The portal does not know that the browser’s clock went ahead: its answer is moved by as much.
  await page.route('**/api/v1/session', async (route) => {
    const answer = await route.fetch()
    const session = (await answer.json()) as { expiresAt: string }
    const expiresAt = new Date(Date.parse(session.expiresAt) + AHEAD_MS).toISOString()
    await route.fulfill({ response: answer, json: { ...session, expiresAt } })
  })
  await dialog.getByRole('button', { name: named('Prolonger la session') }).click()
  await expect(dialog).toBeHidden()
  await page.unroute('**/api/v1/session')

  watch.allow(/^answer: 401 /)
  await page.clock.fastForward('31:00')
  await expect(page.getByRole('dialog')).toContainText(words('Votre session a expiré'))
})

test('"Déconnexion" ends the session here and in the other tabs', async ({ page, context, watch }) => {
  await signedIn(page)
  const other = await context.newPage()
  await other.goto('/adhesions')
  await expect(title(other, 'Adhésions')).toBeVisible()
  await page.getByRole('button', { name: named('Déconnexion') }).click()
  await expect(page.getByRole('status')).toContainText(words('Votre session est fermée'))
  await expect(other.getByRole('button', { name: named('Se connecter') })).toBeVisible()
  await expectAccessible(page)
  watch.allowNoSession()
  await page.goto('/informations')
  await expect(page.getByRole('button', { name: named('Se connecter') })).toBeVisible()
  await expect(page).toHaveURL(/retour=%2Finformations/)
})

test('theme: automatic, light, dark, kept over a reload', async ({ page }) => {
  await signedIn(page)
  const scheme = page.locator('html')
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'light')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.emulateMedia({ colorScheme: 'light' })
  const button = page.getByRole('button', { name: words('Apparence') })
  for (let presses = 0; presses < 3; presses++) {
    await button.click()
    if ((await scheme.getAttribute('data-mantine-color-scheme')) === 'dark') break
  }
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await page.reload()
  await expect(title(page, 'Tableau de bord')).toBeVisible()
  await expect(scheme).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expectAccessible(page)
})

test('English on choice follows the person to another browser', async ({ page, openBrowser }) => {
  const member = await signedIn(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expectGoodPage(page)
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  const other = await (await openBrowser()).newPage()
  await signIn(other, member.email)
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
})

test('on a phone the menu is a drawer: opened, followed, closed by Escape', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  // Here it slides, as for most people.
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await signedIn(page)
  await expectNoSidewaysScroll(page)
  const open = page.getByRole('button', { name: named('Ouvrir le menu') })
  await open.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByRole('link', { name: named('Adhésions') })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(open).toBeFocused()
  await open.click()
  await drawer.getByRole('link', { name: named('Adhésions') }).click()
  await expect(title(page, 'Adhésions')).toBeFocused()
  await expect(drawer).toBeHidden()
})

test('the skip link leads to the content, navigation moves the focus to the title', async ({ page }) => {
  await signedIn(page)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: named('Aller au contenu') })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  for (const name of ['Adhésions', 'Attestations', 'Actualités']) {
    await menu(page)
      .getByRole('link', { name: named(name) })
      .press('Enter')
    await expect(title(page, name)).toBeFocused()
    await expect(menu(page).getByRole('link', { name: named(name) })).toHaveAttribute('aria-current', 'page')
    await expect(page).toHaveTitle(words(name))
  }
})

test('the support desk stands on every page (A20)', async ({ page }) => {
  for (const path of ['/connexion', '/mot-de-passe-oublie', '/verification']) {
    await page.goto(path)
    await expect(page.getByRole('contentinfo').getByRole('link', { name: /@/ })).toBeVisible()
  }
  await signedIn(page, '/adhesions')
  await expect(page.getByRole('contentinfo').getByRole('link', { name: words('Téléphone') })).toBeVisible()
})

test('the API documentation opens without an error (P01)', async ({ page }) => {
  await page.goto('/api/docs')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectGoodPage(page)
  const document = await page.request.get('/api/v1/openapi.json')
  expect(((await document.json()) as { openapi: string }).openapi).toMatch(/^3\.1/)
})

test('a portal that can be installed, hidden by the code of its device in all tabs until it is given', async ({
  page,
  context,
}) => {
  await signedIn(page, '/securite')
  const cdp = await context.newCDPSession(page)
  expect(await cdp.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
  await page.getByRole('button', { name: named('Choisir un code') }).click()
  await page.getByLabel(named('Nouveau code')).fill('159482')
  await page.getByLabel(named('Confirmation du code')).fill('159482')
  await expectAccessible(page)
  await page.getByRole('button', { name: named('Activer le code') }).click()
  await expect(page.getByText(words('Le code est actif sur cet appareil.'))).toBeVisible()
  const other = await context.newPage()
  await other.goto('/adhesions')
  await expect(title(other, 'Adhésions')).toBeVisible()
  await page.getByRole('button', { name: named('Verrouiller maintenant') }).click()
  for (const tab of [page, other]) {
    await expect(title(tab, 'Portail verrouillé')).toBeVisible()
    await expect(tab.locator('body > *')).toHaveCount(1)
  }
  await page.reload()
  await expectGoodPage(page)
  await other.getByLabel(named('Code')).fill('260482')
  await other.keyboard.press('Enter')
  await expect(other.getByRole('alert')).toContainText(words('Il reste 4 essais'))
  await other.getByLabel(named('Code')).fill('159482')
  await other.keyboard.press('Enter')
  await expect(title(other, 'Adhésions')).toBeVisible()
  await expect(title(page, 'Sécurité')).toBeVisible()
})
