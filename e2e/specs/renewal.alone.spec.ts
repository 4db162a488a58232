import {
  booksOf,
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
  flushWebhooks,
  newMember,
  setStripeBehaviour,
  shortDay,
  signIn,
  test,
  today,
  words,
  yearEnd,
} from '../fixtures/test.ts'

test.afterEach(async () => {
  await setStripeBehaviour({ webhooks: 'normal', api: 'normal', lateMs: 5_000 })
  await flushWebhooks()
})

for (const webhooks of ['late', 'off', 'twice', 'shuffled'] as const) {
  test(`webhooks ${webhooks}: the membership is active on return all the same, once`, async ({ page }) => {
    await setStripeBehaviour({ webhooks, lateMs: 120_000 })
    const member = await newMember({ membership: 'lapsed' })
    await signIn(page, member.email, { to: renewalPath(member) })
    await goToStripe(page)
    await payByCard(page, PAYS)
    await expect(doneTitle(page)).toBeVisible()
    await expect(page.getByRole('banner')).toContainText(
      words(`active jusqu’au ${shortDay(yearEnd(today()))}`),
    )
    await expectRenewedOnce(member)
    await setStripeBehaviour({ webhooks: 'normal' })
    await flushWebhooks()
    await page.reload()
    await expect(doneTitle(page)).toBeVisible()
    await expectRenewedOnce(member)
  })
}

test('the payment service does not answer: told in one sentence, nothing lost, then it goes on', async ({
  page,
  watch,
}) => {
  test.slow()
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await setStripeBehaviour({ api: 'drop' })
  watch.allowRefusal(503, 'POST', /\/memberships\/[\w-]+\/renewals/)
  await page.getByRole('radio', { name: words('soutien') }).check()
  await page.getByRole('button', { name: words('Payer 150,00 €') }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText(words('Le service de paiement ne répond pas'), { timeout: 25_000 })
  await expect(alert).toContainText(words('Rien n’a été débité'))
  await expectAccessible(page)
  expect(await booksOf(member)).toMatchObject({ memberships: 1, paid: 0 })

  await setStripeBehaviour({ api: 'normal' })
  watch.allowRefusal(409, 'POST', /\/memberships\/[\w-]+\/renewals/)
  await page.getByRole('button', { name: words('Payer 150,00 €') }).click()
  await expect(page).toHaveURL(/\/stripe\/checkout\/cs_/)
  await payByCard(page, PAYS)
  await expect(doneTitle(page)).toBeVisible()
  expect(await booksOf(member)).toEqual({ memberships: 2, paid: 1, open: 0, receipts: 1 })
  await expect(payButton(page)).toHaveCount(0)
})
