import { newPrimary } from '../fixtures/accounts.ts'
import { database } from '../fixtures/database.ts'
import { downloadPdf, readPdf, verificationPath } from '../fixtures/pdf.ts'
import { doneTitle, goToStripe, PAYS, payByCard, renewalPath } from '../fixtures/renewal.ts'
import {
  addDays,
  attachmentOf,
  expect,
  expectGoodPage,
  longDay,
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

test('a member reads the invoice of a renewal; staff bill an account and cancel its invoice, which a stranger is told (M16, A11, B07, X01)', async ({
  page,
  openBrowser,
}) => {
  test.slow()
  const member = await newMember({ membership: 'lapsed' })
  const login = `facture${Date.now().toString(36)}`
  const account = await newPrimary(login)
  await database().pool.query(
    `update account_details set invoicing_on = '2020-01-01', street_name = 'rue des Essais',
       postcode = '13001', city = 'Marseille' where account_id = $1`,
    [account.id],
  )
  const client = `${login}@essai.example`
  const main = page.getByRole('main')

  await test.step('what was paid has its invoice, on a page and as PDF', async () => {
    await signIn(page, member.email, { to: renewalPath(member) })
    await goToStripe(page)
    await payByCard(page, PAYS)
    await expect(doneTitle(page)).toBeVisible()
    await page.goto('/factures')
    const row = main.getByRole('row').filter({ hasText: words('69,00 €') })
    await expect(row).toContainText('Réglée')
    await expectGoodPage(page)
    await row.getByRole('link', { name: words('F2') }).click()
    await expect(page.getByRole('heading', { level: 1, name: words('Facture F2') })).toBeFocused()
    await expect(main).toContainText(words('Total TTC'))
    await expectGoodPage(page)
    const pdf = await downloadPdf(page.getByRole('button', { name: named('Télécharger le PDF') }))
    expect(pdf.fileName).toMatch(/^facture-F\d{4}-\d{6}\.pdf$/u)
    for (const said of [member.lastName, '69,00 €', `Acquittée le ${longDay(today())}`, 'Exonération de TVA'])
      expect(pdf.text).toContain(plain(said))
    const stranger = await (await openBrowser()).newPage()
    await stranger.goto(verificationPath(pdf))
    await expect(stranger.getByRole('heading', { name: named('Facture authentique') })).toBeVisible()
  })

  const staff = await newStaff('finance')
  const desk = await (await openBrowser()).newPage()
  const board = desk.getByRole('main')
  const dialog = desk.getByRole('dialog')
  const press = (name: string) => dialog.getByRole('button', { name: named(name) }).click()

  await test.step('a billing run is previewed, narrowed to one account and started', async () => {
    await signIn(desk, staff.email, { to: '/admin/factures' })
    await expect(board.getByRole('row').nth(1)).toBeVisible()
    await expectGoodPage(desk)
    await board.getByRole('link', { name: named('Facturer les comptes') }).click()
    await expect(
      desk.getByRole('heading', { level: 1, name: named('Facturation des comptes') }),
    ).toBeFocused()
    // The month before: no other story has an account that is invoiced since then.
    const month = addDays(`${today().slice(0, 7)}-01`, -1).slice(0, 7)
    await desk.goto(`/admin/facturation?mois=${month}`)
    const list = board.getByRole('table', { name: named('Comptes du mois') })
    await expect(list.getByRole('row').filter({ hasText: login })).toContainText(
      words('Abonnement au portail'),
    )
    await expectGoodPage(desk)
    await board.getByText(words('Laissés de côté')).click()
    await expect(list.getByRole('row').filter({ hasText: 'alpilles-compta' })).toContainText(
      words('Déjà facturé pour ce mois'),
    )
    await expectGoodPage(desk)
    await board.getByText(words('À facturer (')).click()
    await expect(list.getByRole('row').filter({ hasText: login })).toBeVisible()
    for (const box of await list.getByRole('checkbox').all())
      if ((await box.getAttribute('aria-label'))?.includes(login) !== true) await box.uncheck()
    await expect(board).toContainText(words('1 compte'))
    await board.getByRole('button', { name: named('Lancer la facturation') }).click()
    await expect(dialog).toContainText(words('Vous allez émettre 1 facture'))
    await expectGoodPage(desk)
    await press('Émettre 1 facture')
    const mail = await waitForMail(client, /^Facture F\d{4}-\d{6}/u)
    expect(plain((await readPdf(await attachmentOf(mail))).text)).toContain('Abonnement au portail')
    await expect(list.getByRole('row').filter({ hasText: login })).toHaveCount(0)
    const runs = board.getByRole('table', { name: named('Dernières facturations') })
    await expect(runs.getByRole('row').filter({ hasText: staff.lastName })).toContainText(
      /\d{2}\/\d{2}\/\d{4}/u,
    )
  })

  await test.step('the holder of the account finds it from "Facturation", with how to pay', async () => {
    const holder = await (await openBrowser()).newPage()
    await signIn(holder, account.holder.email, { to: `/comptes/${account.id}/facturation` })
    await holder.getByRole('link', { name: named('Voir les factures de ce compte') }).click()
    const row = holder.getByRole('row').filter({ hasText: words(`Services du compte ${login}`) })
    await expect(row).toContainText(words('À régler'))
    await row.getByRole('link', { name: words('F2') }).click()
    await expect(holder.getByRole('heading', { name: named('Pour régler') })).toBeVisible()
    await expectGoodPage(holder)
  })

  await test.step('finance cancels it by a credit note; its verification page says so', async () => {
    await desk.goto(`/admin/factures?q=${login}`)
    await board
      .getByRole('row')
      .filter({ hasText: login })
      .getByRole('link', { name: words('F2') })
      .click()
    await expect(board.getByText(client)).toBeVisible()
    await expectGoodPage(desk)
    await board.getByRole('button', { name: named('Établir un avoir') }).click()
    await press('Émettre l’avoir')
    await expect(dialog.getByRole('alert')).toBeVisible()
    await dialog.getByLabel(named('Motif')).fill('Compte facturé par erreur')
    await expectGoodPage(desk)
    await press('Émettre l’avoir')
    await expect(board.getByText(named('Annulée'))).toBeVisible()
    await waitForMail(client, /^Avoir A\d{4}-\d{6}/u)
    await board.getByRole('link', { name: /^(?:[\dA-Z]{4}-){3}[\dA-Z]{4}$/u }).click()
    await expect(desk.getByRole('heading', { name: named('Facture annulée') })).toBeVisible()
    await expectGoodPage(desk)
    await desk.goBack()
    await board.getByRole('link', { name: /^A\d{4}-\d{6}$/u }).click()
    await expect(desk.getByRole('heading', { level: 1, name: words('Avoir A') })).toBeVisible()
    await expect(board).toContainText(words('Compte facturé par erreur'))
    await expectGoodPage(desk)
  })
})
