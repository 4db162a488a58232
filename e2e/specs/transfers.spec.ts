import { booksOf, chooseMethod, renewalPath } from '../fixtures/renewal.ts'
import {
  expect,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  signIn,
  test,
  today,
  waitForMail,
  words,
} from '../fixtures/test.ts'

test('finance brings a bank statement: the transfer it names is matched, and never twice (M17)', async ({
  page,
  openBrowser,
}) => {
  const member = await newMember({ membership: 'lapsed' })
  await signIn(page, member.email, { to: renewalPath(member) })
  await chooseMethod(page, 'Virement')
  await page.getByRole('button', { name: named('Demander à régler par virement') }).click()
  const main = page.getByRole('main')
  await expect(page.getByRole('heading', { name: named('Réglez par virement') })).toBeVisible()
  const reference = /[A-Z]{2}-\d{4}-\d{6}-[0-9A-Z]/.exec((await main.textContent()) ?? '')?.[0] ?? ''

  const staff = await newStaff('finance')
  const desk = await (await openBrowser()).newPage()
  await signIn(desk, staff.email, { to: '/admin/paiements' })
  await desk.getByRole('link', { name: named('Rapprocher les virements') }).click()
  const statement = {
    name: 'releve.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `Quand;Émetteur;Libellé;Crédit\r\n${today()};${member.lastName};VIR ${reference.replaceAll('-', ' ')};69,00\r\n`,
    ),
  }
  const read = async () => {
    await desk.locator('input[type="file"]').setInputFiles(statement)
    await desk.getByRole('button', { name: named('Lire le relevé') }).click()
    // "Quand" says nothing to the portal: one tells it.
    await desk.getByLabel(named('Quand')).selectOption({ label: 'Date' })
  }
  await read()
  await expect(desk.getByRole('status').filter({ hasText: words('1 somme reçue nouvelle') })).toBeVisible()
  await expectGoodPage(desk)
  await desk.getByRole('button', { name: named('Garder 1 ligne') }).click()
  const line = desk.getByRole('row').filter({ hasText: reference })
  await expect(line).toContainText(words('certain'))
  await expectGoodPage(desk)
  await line.getByRole('button', { name: named('Rapprocher') }).click()
  await expect(desk.getByText(words('Virement enregistré pour'))).toBeVisible()
  await waitForMail(member.email, /Votre adhésion est active/u)
  expect(await booksOf(member)).toMatchObject({ memberships: 2, paid: 1, open: 0 })

  await read()
  await expect(desk.getByRole('status').filter({ hasText: words('1 ligne déjà connue') })).toBeVisible()
  await expectGoodPage(desk)
})
