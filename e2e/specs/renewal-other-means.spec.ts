import {
  booksOf,
  chooseMethod,
  DEBITS,
  doneTitle,
  expectRenewedOnce,
  goToStripe,
  renewalPath,
} from '../fixtures/renewal.ts'
import {
  addDays,
  expect,
  expectAccessible,
  expectGoodPage,
  longDay,
  named,
  newMember,
  newStaff,
  setStripeBehaviour,
  shortDay,
  signIn,
  test,
  today,
  waitForMail,
  words,
  yearEnd,
} from '../fixtures/test.ts'

test('SEPA debit: under way first, active once the bank confirms', async ({ page }) => {
  await setStripeBehaviour({ sepaDelayMs: 8_000 })
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await chooseMethod(page, 'Prélèvement SEPA')
  await expect(page.getByRole('main')).toContainText(words('Vous allez payer 69,00 € par prélèvement SEPA'))
  await goToStripe(page)
  await page.getByLabel(named('IBAN')).fill(DEBITS)
  await page.getByLabel(named('Titulaire du compte')).fill('Apolline Essai')
  await page.getByRole('button', { name: words('Payer') }).click()
  await expect(page.getByRole('main')).toContainText(words('Prélèvement en cours'))
  await expect(page.getByRole('banner')).toContainText('inactive')
  await expectAccessible(page)
  await expect(doneTitle(page)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('banner')).toContainText(words(`active jusqu’au ${shortDay(yearEnd(today()))}`))
  await expectRenewedOnce(member)
})

for (const { name, ask, title, where } of [
  {
    name: 'Virement',
    ask: 'Demander à régler par virement',
    title: 'Réglez par virement',
    where: ['IBAN', 'BIC', 'Bénéficiaire'],
  },
  {
    name: 'Chèque',
    ask: 'Demander à régler par chèque',
    title: 'Réglez par chèque',
    where: ['À l’ordre de'],
  },
]) {
  test(`${name}: what to do is told, finance records it, the member becomes active (M08, M17)`, async ({
    page,
    openBrowser,
  }) => {
    test.slow()
    const member = await newMember({ membership: 'lapsed' })
    await signIn(page, member.email, { to: renewalPath(member) })
    const main = page.getByRole('main')
    await chooseMethod(page, name)
    await expect(main).toContainText(words('reprend le jour où le règlement arrive'))
    await page.getByRole('button', { name: named(ask) }).click()
    await expect(page.getByRole('heading', { name: named(title) })).toBeVisible()
    for (const fact of where)
      await expect(main.getByRole('term').filter({ hasText: named(fact) })).toBeVisible()
    await expect(main).toContainText(words('69,00 €'))
    const reference = /[A-Z]{2}-\d{4}-\d{6}-[0-9A-Z]/.exec((await main.textContent()) ?? '')?.[0]
    expect(reference, 'a reference to quote').toBeTruthy()
    await expectGoodPage(page)
    expect(await booksOf(member)).toMatchObject({ memberships: 1, paid: 0, open: 1 })

    const finance = await newStaff('finance')
    const desk = await (await openBrowser()).newPage()
    await signIn(desk, finance.email, { to: `/admin/paiements?q=${reference}` })
    const row = desk.getByRole('row').filter({ hasText: reference ?? '' })
    await expect(row).toContainText(member.lastName)
    await row.getByRole('button', { name: named('Enregistrer le règlement') }).click()
    const dialog = desk.getByRole('dialog')
    await expect(dialog).toContainText(words('69,00 €'))
    await expect(dialog).toContainText(words('devient active à partir de ce jour'))
    await expectGoodPage(desk)
    const paidOn = addDays(today(), -1)
    await dialog.getByRole('textbox', { name: named('Date du règlement') }).fill(shortDay(paidOn))
    await dialog.getByRole('textbox', { name: named('Note') }).fill('relevé 11')
    await dialog.getByRole('button', { name: named('Confirmer le règlement de 69,00 €') }).click()
    await expect(dialog).toBeHidden()
    await expect(row).toContainText('réglé')
    await expect(row.getByRole('button', { name: named('Enregistrer le règlement') })).toHaveCount(0)

    await page.reload()
    await expect(doneTitle(page)).toBeVisible()
    const end = yearEnd(paidOn)
    await expect(page.getByRole('banner')).toContainText(words(`active jusqu’au ${shortDay(end)}`))
    await expect(main).toContainText(words(`du ${longDay(paidOn)} au ${longDay(end)}`))
    await expectRenewedOnce(member)
    const mail = await waitForMail(member.email, words(`active jusqu’au ${shortDay(end)}`))
    expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf', 'application/pdf'])
  })
}
