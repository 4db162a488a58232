import { TOTP } from 'otpauth'
import { type StartedStack, startStack } from '../fixtures/stack.ts'
import { expect, expectGoodPage, named, test, words } from '../fixtures/test.ts'

const PASSWORD = 'Premiere-Lavande-2026!'
let stack: StartedStack | undefined

test.afterEach(async () => {
  await stack?.stop()
})

test('an empty installation: the first administrator signs up by the printed link, once, and is led to going live (O01)', async ({
  page,
  watch,
}) => {
  test.setTimeout(240_000)
  stack = await startStack({ empty: true })
  const { baseUrl } = stack.facts
  watch.alsoInside(baseUrl)
  const { lines } = stack
  const printedLink = () => /First administrator: open (\S+)/.exec(lines.join('\n'))?.[1] ?? ''
  // The portal answers a moment before it prints the link.
  await expect.poll(printedLink, { timeout: 20_000 }).toContain(`${baseUrl}/activation/`)
  const link = printedLink()

  await page.goto(link)
  await expect(
    page.getByRole('heading', { level: 1, name: named('Créez le premier compte administrateur') }),
  ).toBeVisible()
  await expect(page.getByRole('img', { name: words('QR code') })).toBeVisible()
  await expectGoodPage(page)
  const secret = (await page.locator('code').textContent())?.replace(/\s/g, '') ?? ''
  const code = (aheadMs = 0) => new TOTP({ secret }).generate({ timestamp: Date.now() + aheadMs })
  await page.getByLabel(named('Prénom')).fill('Ada')
  await page.getByLabel(named('Nom')).fill('Lovelace')
  await page.getByRole('textbox', { name: named('Email') }).fill('ada@essai.example')
  await page.getByLabel(named('Nouveau mot de passe')).fill(PASSWORD)
  await page.getByLabel(named('Confirmation du nouveau mot de passe')).fill(PASSWORD)
  const used = code()
  await page.getByRole('textbox', { name: named('Code de vérification') }).fill(used)
  await page.getByRole('button', { name: named('Créer le compte') }).click()
  await expect(page.getByRole('status')).toContainText(words('Le compte administrateur est créé'))

  watch.allow(/^answer: 404 GET \/activations\/.+|^console: Failed to load resource/)
  await page.goto(link)
  await expect(
    page.getByRole('heading', { level: 1, name: named('Ce lien n’est plus valable') }),
  ).toBeVisible()

  await page.goto(`${baseUrl}/connexion`)
  await page.getByRole('textbox', { name: named('Email') }).fill('ada@essai.example')
  await page.getByLabel(named('Mot de passe')).fill(PASSWORD)
  await page.getByRole('button', { name: named('Se connecter') }).click()
  const field = page.getByRole('textbox', { name: named('Code de vérification') })
  await expect(field).toBeVisible()
  // A code serves once: the one that signed up is refused, the next one, of a clock half a minute ahead, is taken.
  await field.fill(used)
  await page.getByRole('button', { name: named('Valider') }).click()
  await expect(page.getByRole('alert')).toContainText(words('Code incorrect'))
  await field.fill(code(30_000))
  await page.getByRole('button', { name: named('Valider') }).click()
  await expect(page).toHaveURL(`${baseUrl}/admin`)
  await expect(page.getByRole('banner')).toContainText('Lovelace')
  await page.getByRole('link', { name: named('Continuer la mise en service') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Mise en service') })).toBeVisible()
  await expectGoodPage(page)
  const line = (title: string) =>
    page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3, name: named(title) }) })
      .last()
  await expect(line('Envoi d’e-mails')).toContainText('SMTP_URL')
  await line('Rangement des fichiers')
    .getByRole('button', { name: named('Écrire et relire un fichier') })
    .click()
  await expect(line('Rangement des fichiers')).toContainText(words('L’essai a réussi'))
  await line('Sauvegardes')
    .getByRole('button', { name: named('C’est fait\u00a0: Sauvegardes') })
    .click()
  await expect(line('Sauvegardes')).toContainText(words('Réglé'))
  await line('Nom de l’organisation').getByRole('link').click()
  await expect(page).toHaveURL(`${baseUrl}/admin/reglages/identite`)
})
