import { downloadPdf, readPdf, verificationPath } from '../fixtures/pdf.ts'
import { doneTitle, expectRenewedOnce, goToStripe, PAYS, payButton, payByCard } from '../fixtures/renewal.ts'
import {
  addDays,
  attachmentOf,
  expect,
  expectGoodPage,
  longDay,
  named,
  newMember,
  plain,
  shortDay,
  signIn,
  test,
  today,
  waitForMail,
  words,
  yearEnd,
} from '../fixtures/test.ts'

test('a lapsed member renews by card, is active within seconds and holds the certificate (M03, M07, M08, M09, X01)', async ({
  page,
  openBrowser,
}) => {
  test.slow()
  const member = await newMember({ membership: 'lapsed' })
  const end = yearEnd(today())
  const header = page.getByRole('banner')
  await signIn(page, member.email)

  await test.step('the badge "inactive" leads to the memberships', async () => {
    await header.getByRole('link', { name: words('inactive') }).click()
    await expect(page).toHaveURL(/\/adhesions$/)
    await expect(page.getByRole('heading', { level: 1, name: named('Adhésions') })).toBeFocused()
    const row = page.getByRole('row').filter({ hasText: shortDay(member.endsOn ?? '') })
    await expect(row).toContainText('inactif')
  })

  await test.step('no certificate while inactive: the page says why and offers renewal', async () => {
    await page.getByRole('button', { name: named('Attestation d’adhésion') }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(words(`pris fin le ${longDay(member.endsOn ?? '')}`))
    await expect(dialog.getByRole('link', { name: words('Renouveler') })).toBeVisible()
    await expectGoodPage(page)
    await dialog
      .getByRole('button', { name: named('Fermer') })
      .last()
      .click()
  })

  await test.step('type, amount, both dates and the rule come before paying', async () => {
    await page
      .getByRole('row')
      .getByRole('link', { name: named('Renouveler') })
      .click()
    await expect(
      page.getByRole('heading', { level: 1, name: named('Renouveler mon adhésion') }),
    ).toBeVisible()
    const main = page.getByRole('main')
    await expect(main).toContainText(words(longDay(member.endsOn ?? '')))
    await expect(main).toContainText(words(`du ${longDay(today())} au ${longDay(end)}`))
    await expect(main).toContainText(words('la nouvelle période commence le jour du paiement'))
    await expect(main).toContainText(
      words(`Vous allez payer 69,00 € par carte. Votre adhésion ira jusqu’au ${shortDay(end)}.`),
    )
    await expectGoodPage(page)
    await page.getByRole('radio', { name: words('soutien') }).check()
    await expect(page.getByRole('button', { name: named('Payer 150,00 €') })).toBeVisible()
    await page.getByRole('radio', { name: words('normale') }).check()
    await expect(payButton(page)).toBeVisible()
  })

  await test.step('paid on Stripe’s page, active within 5 s of coming back, without a reload', async () => {
    await goToStripe(page)
    await expect(page.getByText(words('69,00 €')).first()).toBeVisible()
    await payByCard(page, PAYS)
    await page.waitForURL(/retour=paye/, { waitUntil: 'commit' })
    let loads = 0
    page.on('request', (request) => {
      if (request.isNavigationRequest()) loads += 1
    })
    await expect(header).toContainText(words(`active jusqu’au ${shortDay(end)}`))
    expect(loads).toBe(0)
    await expect(doneTitle(page)).toBeVisible()
    await expect(page.getByRole('main')).toContainText(words(`jusqu’au ${longDay(end)}`))
    await expectGoodPage(page)
    await expectRenewedOnce(member)
  })

  const certificate = await downloadPdf(
    page.getByRole('button', { name: named('Télécharger l’attestation') }),
  )

  await test.step('the certificate names the member, its number and dates', async () => {
    expect(certificate.fileName).toMatch(/\.pdf$/)
    expect(certificate.text).toContain("Attestation d'adhésion")
    expect(certificate.text.toLowerCase()).toContain(member.firstName.toLowerCase())
    expect(certificate.text.toLowerCase()).toContain(member.lastName.toLowerCase())
    expect(certificate.text).toContain(String(member.number))
    expect(certificate.text).toMatch(new RegExp(`AA-${today().slice(0, 4)}-\\d{6}`))
    expect(certificate.text).toContain(plain(longDay(today())))
    expect(certificate.text).toContain(plain(longDay(end)))
  })

  await test.step('a stranger reads on the verification page that it is valid', async () => {
    const stranger = await (await openBrowser()).newPage()
    await stranger.goto(verificationPath(certificate))
    await expect(stranger.getByRole('heading', { name: named('Valable aujourd’hui') })).toBeVisible()
    const main = stranger.getByRole('main')
    await expect(main).toContainText(words(member.lastName))
    await expect(main).toContainText(words(longDay(end)))
    await expect(main).toContainText(/AA-\d{4}-\d{6}/)
  })

  await test.step('the mail carries the receipt', async () => {
    const mail = await waitForMail(member.email, words(`active jusqu’au ${shortDay(end)}`))
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf', 'application/pdf'])
    const { text, links } = await readPdf(await attachmentOf(mail))
    expect(text).toContain('Reçu')
    expect(text).toContain('69,00 €')
    expect(text).toMatch(/R-\d{4}-\d{6}/)
    expect(links.some((link) => link.includes('/verification/'))).toBe(true)
  })

  await test.step('both periods stand in the table, the old one with its renewal date', async () => {
    await page
      .getByRole('navigation')
      .getByRole('link', { name: named('Adhésions') })
      .first()
      .click()
    const rows = page.getByRole('table').getByRole('row')
    await expect(rows).toHaveCount(3)
    await expect(rows.nth(1)).toContainText('actif')
    await expect(rows.nth(1)).toContainText(words(`Le ${shortDay(today())} par Stripe`))
    await expect(rows.nth(2).getByRole('cell').nth(1)).toHaveText(shortDay(today()))
  })
})

test('renewing early extends from the current end (M08)', async ({ page }) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/adhesions' })
  await page.getByRole('link', { name: named('Renouveler mon adhésion') }).click()
  const main = page.getByRole('main')
  await expect(main).toContainText(words('vous ne perdez aucun jour'))
  await goToStripe(page)
  await payByCard(page, PAYS)
  await expect(doneTitle(page)).toBeVisible()
  const { startsOn, endsOn } = nextPeriod(member.endsOn ?? '')
  await expect(main).toContainText(words(`du ${longDay(startsOn)} au ${longDay(endsOn)}`))
  await expect(page.getByRole('banner')).toContainText(words(`active jusqu’au ${shortDay(endsOn)}`))
  await page.getByRole('link', { name: named('Voir cette adhésion') }).click()
  await expect(page.getByRole('main')).toContainText('à venir')
  await expect(page.getByRole('main')).toContainText(words('L’attestation sera disponible le'))
  await expectRenewedOnce(member)
})

const nextPeriod = (endsOn: string) => {
  const startsOn = addDays(endsOn, 1)
  return { startsOn, endsOn: yearEnd(startsOn) }
}
