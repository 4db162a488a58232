import type { APIRequestContext, Page } from '@playwright/test'
import { oneRow } from '../fixtures/database.ts'
import { readPdf } from '../fixtures/pdf.ts'
import { PAYS, payByCard } from '../fixtures/renewal.ts'
import {
  attachmentOf,
  expect,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  plain,
  signIn,
  test,
  today,
  waitForMail,
  words,
} from '../fixtures/test.ts'

const send = async (request: APIRequestContext, path: string, data: object, headers = {}) => {
  const answer = await request.post(`/api/v1${path}`, { headers: { 'x-guichet': '1', ...headers }, data })
  expect(answer.ok(), `POST ${path}: ${await answer.text()}`).toBe(true)
  return answer.json()
}

/** Somebody joins with a code, up to a transfer that is awaited; answers the payment. */
async function join(page: Page, email: string, referralCode: string): Promise<string> {
  const { request } = page.context()
  const offer = await (await request.get('/api/v1/joinings/offer')).json()
  const typeId = offer.types.find(({ code }: { code: string }) => code === 'normale').id
  const who = { firstName: 'Clarisse', lastName: 'Vidalenc', email }
  const { token } = await send(request, '/joinings', who)
  const place = { street: '14 rue des Lavandes', complement: '', postcode: '13100', city: 'Aix-en-Provence' }
  await send(request, `/joinings/${token}/submission`, {
    ...{ ...who, phone: null, nir: null, siret: null, ape: null, activity: null },
    ...{ personalAddress: place, businessAddress: { street: '', complement: '', postcode: '', city: '' } },
    ...{ typeId, partnerId: null, referralCode, termsVersion: offer.terms.version },
  })
  const { text } = await waitForMail(email, /Confirmez votre adresse/u)
  const proof = /\/inscription\/adhesion\/([\w-]+)/u.exec(text)?.[1]
  await send(request, `/joinings/${proof}/payment`, { method: 'transfer' })
  const { id } = await oneRow<{ id: string }>('select payment_id as id from joinings where email = $1', [
    email,
  ])
  return id
}

test('a member invites somebody who joins; both get a voucher, which pays a part of a service, then all of one (M12, M17)', async ({
  page,
  openBrowser,
}) => {
  test.slow()
  const member = await newMember({ membership: 'active' })
  const email = `filleul.${Date.now().toString(36)}@example.org`
  const main = page.getByRole('main')
  const staff = await (await openBrowser()).newPage()
  await signIn(staff, (await newStaff('finance')).email, { to: '/admin/bons' })

  await test.step('the code is shared by mail', async () => {
    await signIn(page, member.email, { to: '/parrainage' })
    await expect(main.getByText(member.referralCode, { exact: true })).toBeVisible()
    await expect(main).toContainText(words('vous recevez un bon cadeau de 10,00 €'))
    await expectGoodPage(page)
    await main.getByLabel(named('Adresses e-mail')).fill(`${email}, pas-une-adresse`)
    await main.getByRole('button', { name: named('Envoyer l’invitation') }).click()
    await expect(main.getByRole('alert')).toContainText(words('pas-une-adresse'))
    await main.getByLabel(named('Adresses e-mail')).fill(email)
    await main.getByRole('button', { name: named('Envoyer l’invitation') }).click()
    await expect(main.getByText(words('Votre invitation est prise en compte'))).toBeVisible()
    await main.getByRole('tab', { name: named('Mes bons') }).click()
    await expect(main.getByText(words('Vous n’avez pas encore de bon cadeau'))).toBeVisible()
  })

  await test.step('the newcomer follows the link, joins and pays', async () => {
    const { text } = await waitForMail(email, words(`${member.firstName} vous invite à nous rejoindre`))
    const newcomer = await (await openBrowser()).newPage()
    await newcomer.goto(/\/inscription\?parrain=\w+/u.exec(text)?.[0] ?? '')
    await newcomer.getByRole('link', { name: named('Adhérer') }).click()
    await expect(newcomer).toHaveURL(
      new RegExp(`/inscription/adhesion\\?parrain=${member.referralCode}$`, 'u'),
    )
    const paymentId = await join(newcomer, email, member.referralCode)
    const key = { 'idempotency-key': paymentId }
    await send(staff.context().request, `/admin/payments/${paymentId}/confirmation`, { paidOn: today() }, key)
    await waitForMail(email, words('Un bon cadeau de 10,00 € pour vous'))
  })

  await test.step('the voucher pays a part of a service, the card the rest', async () => {
    await page.goto('/parrainage?onglet=filleuls')
    await expect(main.getByRole('row').filter({ hasText: 'Clarisse' })).toContainText(words('récompensé'))
    await page.goto('/parrainage?onglet=bons')
    await expect(main.getByRole('row').filter({ hasText: 'Clarisse' })).toContainText(words('utilisable'))
    await expectGoodPage(page)
    await page.goto('/prestations')
    await main
      .getByRole('listitem')
      .filter({ hasText: words('Relecture de devis') })
      .getByRole('link', { name: words('Souscrire') })
      .click()
    await main.getByRole('radio', { name: words('Bon n°') }).check()
    await expect(main).toContainText(words('Vous allez payer 15,00 € par carte.'))
    await expectGoodPage(page)
    await main.getByRole('button', { name: named('Payer 15,00 €') }).click()
    await payByCard(page, PAYS)
    await expect(main.getByText(words('Merci, votre commande est réglée'))).toBeVisible()
    const { text } = await readPdf(
      await attachmentOf(await waitForMail(member.email, /Votre commande est payée/u)),
    )
    expect(plain(text)).toMatch(/Bon cadeau n° \d+ .*10,00 €/u)
    await page.goto('/parrainage?onglet=bons')
    await main.getByRole('button', { name: named('Mouvements') }).click()
    await expect(page.getByRole('dialog')).toContainText(words('Utilisé, commande réglée'))
    await expectGoodPage(page)
  })

  await test.step('staff give another one by hand, for a reason', async () => {
    const desk = staff.getByRole('main')
    await desk.getByLabel(named('Rechercher')).fill(member.lastName)
    await expect(desk.getByRole('row').filter({ hasText: member.lastName })).toContainText(words('utilisé'))
    await expectGoodPage(staff)
    await desk.getByRole('button', { name: named('Offrir un bon') }).click()
    const dialog = staff.getByRole('dialog')
    await dialog.getByLabel(named('Adhérent')).fill(member.lastName)
    await dialog.getByRole('button', { name: named('Chercher') }).click()
    await dialog.getByRole('button', { name: words(member.lastName) }).click()
    await dialog.getByLabel(named('Valeur')).fill('30,00')
    await dialog.getByLabel(named('Motif')).fill('Atelier reporté')
    await expectGoodPage(staff)
    await dialog.getByRole('button', { name: named('Offrir ce bon') }).click()
    await expect(desk.getByRole('heading', { level: 1, name: words('Bon n°') })).toBeVisible()
    await expect(desk.getByText('Atelier reporté')).toBeVisible()
    await expectGoodPage(staff)
    for (const tab of ['parrainages', 'reglages']) {
      await staff.goto(`/admin/bons?onglet=${tab}`)
      await expect(desk.getByRole('tab', { selected: true })).toBeVisible()
      await expectGoodPage(staff)
    }
  })

  await test.step('it pays a whole service: no payment page', async () => {
    await page.goto('/prestations')
    await main
      .getByRole('listitem')
      .filter({ hasText: words('Fixer ses prix') })
      .getByRole('link', { name: words('Souscrire') })
      .click()
    await main.getByRole('radio', { name: words('Bon n°') }).check()
    await expect(main).toContainText(words('il ne reste rien à payer'))
    await expect(main).toContainText(words('Il restera 10,00 € sur ce bon'))
    await main.getByRole('button', { name: named('Commander avec mon bon') }).click()
    await expect(main).toContainText(words('Bon cadeau, déjà déduit'))
    await expectGoodPage(page)
  })
})
