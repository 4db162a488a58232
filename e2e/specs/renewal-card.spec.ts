import {
  ASKS,
  booksOf,
  DECLINED,
  doneTitle,
  expectRenewedOnce,
  goToStripe,
  PAYS,
  payButton,
  payByCard,
  renewalPath,
} from '../fixtures/renewal.ts'
import {
  expect,
  expectAccessible,
  expectGoodPage,
  mailsTo,
  named,
  newMember,
  shortDay,
  signIn,
  test,
  today,
  waitForMail,
  words,
  yearEnd,
} from '../fixtures/test.ts'

const activeUntil = () => words(`active jusqu’au ${shortDay(yearEnd(today()))}`)

test('a declined card is told on the payment page, another one pays', async ({ page }) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await goToStripe(page)
  await payByCard(page, DECLINED)
  await expect(page.getByRole('alert')).toContainText(words('Votre carte a été refusée'))
  expect(await booksOf(member)).toMatchObject({ memberships: 1, paid: 0 })
  await payByCard(page, PAYS)
  await expect(doneTitle(page)).toBeVisible()
  await expectRenewedOnce(member)
})

test('3-D Secure: refused nothing is debited, confirmed the membership is active', async ({ page }) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await goToStripe(page)
  await payByCard(page, ASKS)
  await page.getByRole('button', { name: named('Refuser') }).click()
  await expect(page.getByRole('alert')).toContainText(words('Rien n’a été débité'))
  expect(await booksOf(member)).toMatchObject({ memberships: 1, paid: 0 })
  await payByCard(page, ASKS)
  await page.getByRole('button', { name: named('Confirmer le paiement') }).click()
  await expect(doneTitle(page)).toBeVisible()
  await expect(page.getByRole('banner')).toContainText(activeUntil())
  await expectRenewedOnce(member)
})

test('cancelled on the payment page: nothing debited, the order is kept, taken up again or given up', async ({
  page,
}) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await goToStripe(page)
  await page.getByRole('link', { name: named('Annuler et revenir') }).click()
  await expect(page).toHaveURL(/retour=annule/)
  const main = page.getByRole('main')
  await expect(main).toContainText(words('Paiement interrompu'))
  await expect(main).toContainText(words('Rien n’a été débité'))
  await expectGoodPage(page)

  await page.getByRole('button', { name: named('Annuler cette demande') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words('rien ne sera débité'))
  await expectAccessible(page)
  await dialog.getByRole('button', { name: named('Garder la demande') }).click()
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: named('Reprendre le paiement') }).click()
  await expect(page).toHaveURL(/\/stripe\/checkout\/cs_/)
  await page.getByRole('link', { name: named('Annuler et revenir') }).click()
  await page.getByRole('button', { name: named('Annuler cette demande') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Annuler cette demande') })
    .click()
  await expect(main).toContainText(words('Cette demande est annulée'))
  await expectAccessible(page)
  await page.getByRole('link', { name: named('Recommencer le renouvellement') }).click()
  await expect(payButton(page)).toBeVisible()
  expect(await booksOf(member)).toEqual({ memberships: 1, paid: 0, open: 0, receipts: 0 })
})

test('page closed during the payment and opened again later: "Reprendre le paiement"', async ({
  page,
  context,
}) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await goToStripe(page)
  await page.close()
  const again = await context.newPage()
  await again.goto('/tableau-de-bord')
  await again.getByRole('link', { name: named('Reprendre le paiement') }).click()
  await expect(again.getByRole('main')).toContainText(words('Un renouvellement attend son règlement'))
  await expectGoodPage(again)
  await again.getByRole('button', { name: named('Reprendre le paiement') }).click()
  await payByCard(again, PAYS)
  await expect(doneTitle(again)).toBeVisible()
  await expectRenewedOnce(member)
})

test('page closed on the payment page after paying: active when one comes back', async ({
  page,
  context,
}) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await goToStripe(page)
  // The browser never comes back to the portal: only the webhook tells.
  await context.route(/retour=paye/, (route) => route.abort())
  await payByCard(page, PAYS).catch(() => undefined)
  await expect.poll(async () => (await booksOf(member)).paid).toBe(1)
  await page.close()
  const again = await context.newPage()
  await again.goto('/tableau-de-bord')
  await expect(again.getByRole('banner')).toContainText(activeUntil())
  await expectRenewedOnce(member)
})

test('two clicks at once open one payment', async ({ page }) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await payButton(page).dblclick()
  await expect(page).toHaveURL(/\/stripe\/checkout\/cs_/)
  expect(await booksOf(member)).toMatchObject({ open: 1 })
  await payByCard(page, PAYS)
  await expect(doneTitle(page)).toBeVisible()
  await expectRenewedOnce(member)
})

test('two tabs: the second is led to the order of the first, and nothing is paid twice', async ({
  page,
  context,
  watch,
}) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  const second = await context.newPage()
  await second.goto(renewalPath(member))
  await expect(payButton(second)).toBeVisible()
  await goToStripe(page)

  watch.allowRefusal(409, 'POST', /\/memberships\/[\w-]+\/renewals/)
  await payButton(second).click()
  await second.getByRole('button', { name: named('Reprendre le paiement') }).click()
  await expect(second).toHaveURL(page.url())
  await payByCard(page, PAYS)
  await expect(doneTitle(page)).toBeVisible()
  await second.reload()
  await expect(second.getByRole('heading', { level: 1 })).toContainText(words('Paiement déjà enregistré'))

  watch.allowRefusal(409, 'GET', /\/memberships\/[\w-]+\/renewal-offer/)
  await second.goto(renewalPath(member))
  await expect(second.getByRole('main')).toContainText(words('Cette adhésion n’est plus la dernière'))
  await expectGoodPage(second)
  await expectRenewedOnce(member)
  await waitForMail(member.email, /active/)
  expect(await mailsTo(member.email)).toHaveLength(1)
})
