import { downloadPdf, verificationPath } from '../fixtures/pdf.ts'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  longDay,
  named,
  newMember,
  shortDay,
  signIn,
  test,
  words,
} from '../fixtures/test.ts'

test('the dashboard greets, says what is due first, shows the state, news, contact and every way (A22, M03)', async ({
  page,
}) => {
  const member = await newMember({ membership: 'ending' })
  await signIn(page, member.email, { to: '/' })
  await expect(page).toHaveURL(/\/tableau-de-bord$/)
  const main = page.getByRole('main')
  await expect(main).toContainText(words('Bienvenue dans votre espace privé !'))
  await expect(main).toContainText(words(member.firstName))
  await expect(main).toContainText(words(`Votre adhésion se termine le ${longDay(member.endsOn ?? '')}`))
  await expect(main.getByRole('link', { name: named('Renouveler mon adhésion') })).toBeVisible()
  await expect(main.getByRole('heading', { name: named('Actualités') })).toBeVisible()
  await expect(main.getByRole('heading', { name: named('Contact') })).toBeVisible()
  await expectGoodPage(page)

  const ways = main.getByRole('navigation')
  for (const [name, title] of [
    ['Mes informations personnelles', 'Mes informations personnelles'],
    ['Adhésions', 'Adhésions'],
    ['Paiements', 'Paiements'],
    ['Attestations', 'Attestations'],
    ['Actualités', 'Actualités'],
  ] as const) {
    await ways.getByRole('link', { name: words(name) }).click()
    await expect(page.getByRole('heading', { level: 1, name: named(title) })).toBeFocused()
    await expect(page).toHaveTitle(words(title))
    const header = page.getByRole('banner')
    await expect(header).toContainText(words(`${member.firstName} ${member.lastName}`))
    await expect(header).toContainText(words(`active jusqu’au ${shortDay(member.endsOn ?? '')}`))
    await page.goBack()
  }
})

test('a lapsed member is told first, in words, and led to renewing', async ({ page }) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email)
  const main = page.getByRole('main')
  await expect(main).toContainText(words(`Votre adhésion a pris fin le ${longDay(member.endsOn ?? '')}`))
  await expectGoodPage(page)
  await main.getByRole('link', { name: named('Renouveler mon adhésion') }).click()
  await expect(page.getByRole('heading', { level: 1, name: named('Renouveler mon adhésion') })).toBeFocused()
})

test('a member without membership is invited, not shown something broken', async ({ page }) => {
  const member = await newMember({ membership: 'none' })
  await signIn(page, member.email)
  await expect(page.getByRole('main')).toContainText(words('Vous n’avez pas encore d’adhésion'))
  await expect(page.getByRole('banner')).toContainText('inactive')
  await expectGoodPage(page)
  for (const [path, text] of [
    ['/paiements', 'Aucun paiement pour le moment'],
    ['/attestations', 'Aucune attestation pour le moment'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByRole('main')).toContainText(words(text))
    await expectGoodPage(page)
  }
})

test('an accountant, who is no member, sees nothing broken', async ({ page, watch }) => {
  await signIn(page, 'accountant@demo.example')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(words('Bienvenue dans votre espace privé !'))
  await expectGoodPage(page)
  watch.allow(/^answer: 40[34] GET /)
  for (const path of ['/informations', '/adhesions', '/paiements', '/attestations', '/actualites']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('main')).not.toContainText(words('n’a pas pu s’afficher'))
    await expectAccessible(page)
  }
})

test('certificates issued stand in "Attestations" with the way to their verification page', async ({
  page,
}) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/adhesions' })
  const issued = await downloadPdf(page.getByRole('button', { name: named('Attestation d’adhésion') }))
  const number = /AA-\d{4}-\d{6}/.exec(issued.text)?.[0] ?? 'no number'
  await page.goto('/attestations')
  const row = page.getByRole('row').filter({ hasText: number })
  await expect(row).toContainText('valable')
  await expectGoodPage(page)
  const again = await downloadPdf(row.getByRole('button', { name: named('Télécharger l’attestation') }))
  expect(again.text).toContain(number)
  await row.getByRole('link', { name: words('Page de vérification') }).click()
  await expect(page.getByRole('heading', { name: named('Valable aujourd’hui') })).toBeVisible()
  expect(new URL(page.url()).pathname.replaceAll('-', '')).toBe(verificationPath(issued).replaceAll('-', ''))
})

test('payments: each with its state, receipts as PDF', async ({ page }) => {
  await signIn(page, 'active@demo.example', { to: '/paiements' })
  const rows = page.getByRole('table').getByRole('row').filter({ hasText: 'réglé' })
  await expect(rows.first()).toBeVisible()
  await expectGoodPage(page)
  const receipt = await downloadPdf(rows.first().getByRole('button', { name: named('Télécharger le reçu') }))
  expect(receipt.text).toMatch(/R-\d{4}-\d{6}/)
})

test('news: read in French, and in English on choice', async ({ page }) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/actualites' })
  const articles = page.getByRole('main').getByRole('heading', { level: 2 })
  await expect(articles.first()).toBeVisible()
  const french = (await articles.first().textContent()) ?? ''
  await expectGoodPage(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'News' })).toBeVisible()
  await expect(articles.first()).not.toHaveText(french)
  await page.reload()
  await expect(page.getByRole('heading', { level: 1, name: 'News' })).toBeVisible()
})
