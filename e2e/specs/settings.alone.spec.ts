import type { APIRequestContext } from '@playwright/test'
import { database } from '../fixtures/database.ts'
import {
  expect,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  signIn,
  test,
  waitForMail,
  words,
} from '../fixtures/test.ts'

/** Two dots by two. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGPwid8IRAwQCgAkigVx+nvRgQAAAABJRU5ErkJggg==',
  'base64',
)
const SETTINGS = '/api/v1/admin/settings'
const CLAUSE = 'Les ateliers du samedi sont ouverts à tous les adhérents.'
const NEW_TERMS = 'De nouvelles conditions sont en vigueur'
const READ_ONLY = 'Consultation seule : de nouvelles conditions attendent votre accord.'
const HEADERS = { 'x-guichet': '1' }

/** Puts the settings back as they were, whatever came of the story. */
let putBack: (() => Promise<void>) | undefined
test.afterEach(async () => {
  await database().pool.query(`delete from legal_texts where position($1 in text_fr) > 0`, [CLAUSE])
  await putBack?.()
})

async function remember(request: APIRequestContext): Promise<() => Promise<void>> {
  const { identity, appearance, contacts, modules } = await (await request.get(SETTINGS)).json()
  const latest = async () => ({ ...HEADERS, 'if-match': (await request.get(SETTINGS)).headers().etag ?? '' })
  return async () => {
    const data = { identity, appearance, contacts, modules }
    expect((await request.patch(SETTINGS, { headers: await latest(), data })).status()).toBe(200)
    expect((await request.delete(`${SETTINGS}/logo`, { headers: await latest() })).status()).toBe(200)
  }
}

test('an administrator changes name, logo, colour and hours: visitors and members see them; a module goes and comes back; new terms come before the space until they are accepted (B04, O03, O04)', async ({
  page,
  openBrowser,
}) => {
  const member = await newMember({ membership: 'active' })
  const staff = await newStaff('admin')
  await signIn(page, staff.email, { to: '/admin/reglages' })
  putBack = await remember(page.context().request)
  const save = async () => {
    await page.getByRole('button', { name: named('Enregistrer') }).click()
    await expect(page.getByText(words('Modifications enregistrées'))).toBeVisible()
  }
  await page.getByLabel(named('Nom court')).fill('Lavande et Azur')
  await save()
  await page
    .getByLabel(named('Fichier du logo'))
    .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: LOGO })
  await expect(page.getByText(words('Le logo est enregistré'))).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('tab', { name: named('Apparence') }).click()
  await page.getByRole('textbox', { name: named('Couleur') }).fill('#f2c744')
  await expect(page.getByText(words('Trop claire pour porter du texte blanc'))).toBeVisible()
  await save()
  await expectGoodPage(page)
  await page.getByRole('tab', { name: named('Contacts') }).click()
  await page.getByLabel(named('Horaires, en français')).fill('Le mardi, de 8 h à 12 h')
  await save()
  await expectGoodPage(page)
  await page.getByRole('tab', { name: named('Historique') }).click()
  await expect(page.getByText(words('Le mardi, de 8 h à 12 h')).first()).toBeVisible()
  await expectGoodPage(page)

  const visitor = await (await openBrowser()).newPage()
  await visitor.goto('/mentions-legales')
  await expect(visitor.getByRole('heading', { name: named('Conditions d’adhésion') })).toBeVisible()
  await expectGoodPage(visitor)
  await visitor.getByRole('link', { name: named('Accessibilité') }).click()
  await expect(visitor.getByRole('heading', { name: named('État de conformité') })).toBeVisible()
  await expectGoodPage(visitor)
  await visitor.getByRole('link', { name: named('Signaler une difficulté') }).click()
  await expect(visitor.getByText(words('Le mardi, de 8 h à 12 h')).first()).toBeVisible()
  await visitor.getByRole('button', { name: named('Envoyer le message') }).click()
  await expect(visitor.getByRole('alert')).toBeVisible()
  await expectGoodPage(visitor)
  const subject = `Une question de ${member.lastName}`
  await visitor.getByLabel(named('Votre nom')).fill('Ada Lovelace')
  await visitor.getByLabel(named('Votre e-mail')).fill('ada@visiteur.example')
  await visitor.getByLabel(named('Objet')).fill(subject)
  await visitor.getByLabel(named('Message'), { exact: true }).fill('Bonjour,\n\nPuis-je adhérer ?')
  await visitor.getByRole('button', { name: named('Envoyer le message') }).click()
  await expect(visitor.getByText(words('Votre message est parti'))).toBeVisible()
  const mail = await waitForMail('contact@demo.example', new RegExp(`${subject}$`, 'u'))
  expect(mail.html).toContain('/api/v1/organisation/logo?v=')

  const own = await (await openBrowser()).newPage()
  await signIn(own, member.email)
  await expect(own.getByRole('banner').getByRole('link', { name: named('Lavande et Azur') })).toBeVisible()
  await expect(own.getByRole('contentinfo')).toContainText(words('Le mardi, de 8 h à 12 h'))

  const menu = page.getByRole('navigation', { name: named('Navigation principale') })
  await page.getByRole('tab', { name: named('Modules') }).click()
  await page.getByRole('checkbox', { name: named('Comptes') }).uncheck()
  await expect(page.getByText(words('Rien n’est effacé'))).toBeVisible()
  await save()
  await expectGoodPage(page)
  await expect(menu.getByRole('link', { name: named('Téléprocédures') })).toBeHidden()
  await expect(menu.getByRole('link', { name: named('Adhérents') })).toBeVisible()
  await visitor.goto('/inscription')
  await expect(visitor.getByRole('heading', { level: 2 })).toHaveCount(2)
  const refused = await own.context().request.get('/api/v1/accounts')
  expect([refused.status(), (await refused.json()).code]).toEqual([404, 'module.off'])
  await page.getByRole('checkbox', { name: named('Comptes') }).check()
  await save()
  await expect(menu.getByRole('link', { name: named('Téléprocédures') })).toBeVisible()
  expect((await own.context().request.get('/api/v1/accounts')).status()).toBe(200)

  await page.goto('/admin/reglages/textes/membership-terms')
  const french = page.getByRole('textbox', { name: named('Texte en français') })
  await expect(french).toHaveValue(/\S/u)
  await french.fill(`${await french.inputValue()}\n\n${CLAUSE}`)
  await save()
  await expectGoodPage(page)
  const back = await (await openBrowser()).newPage()
  await signIn(back, member.email, { to: '/informations' })
  await expect(back.getByRole('heading', { level: 1, name: named(NEW_TERMS) })).toBeVisible()
  await expect(back.getByText(CLAUSE)).toBeVisible()
  await expectGoodPage(back)
  await back.getByRole('button', { name: named('Plus tard, consulter seulement') }).click()
  await expect(
    back.getByRole('heading', { level: 1, name: named('Mes informations personnelles') }),
  ).toBeVisible()
  await expect(back.getByText(named(READ_ONLY))).toBeVisible()
  await expectGoodPage(back)
  const edit = { headers: { ...HEADERS, 'if-match': '"1"' }, data: { activity: 'Pastel' } }
  const kept = await back.context().request.patch('/api/v1/me', edit)
  expect([kept.status(), (await kept.json()).code]).toEqual([403, 'terms.needed'])
  await back.getByRole('button', { name: named('Lire et accepter') }).click()
  await back.getByRole('button', { name: named('Accepter et continuer') }).click()
  await expect(back.getByText(named('Cochez chaque case pour accepter.')).first()).toBeVisible()
  await back.getByRole('checkbox', { name: named('J’ai lu et j’accepte : Conditions d’adhésion') }).check()
  await back.getByRole('button', { name: named('Accepter et continuer') }).click()
  await expect(
    back.getByRole('heading', { level: 1, name: named('Mes informations personnelles') }),
  ).toBeVisible()
  await expect(back.getByText(named(READ_ONLY))).toBeHidden()
  await back.reload()
  await expect(
    back.getByRole('heading', { level: 1, name: named('Mes informations personnelles') }),
  ).toBeVisible()
})
