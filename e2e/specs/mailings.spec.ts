import { randomUUID } from 'node:crypto'
import { partners } from '@guichet/db/schema'
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

/** A partner of the story’s own. */
async function newPartner() {
  const id = randomUUID()
  const name = `Partenaire ${id.slice(0, 8)}`
  await database().db.insert(partners).values({ id, name })
  return { id, name }
}

test('staff write to a segment, members read it, decline the next ones and take it back; what comes back is told (M20)', async ({
  page,
  openBrowser,
}) => {
  const { id: partnerId, name: partner } = await newPartner()
  const reader = await newMember({ membership: 'active', partnerId })
  const lost = await newMember({ membership: 'active', partnerId })
  const staff = await newStaff('manager')
  await signIn(page, staff.email, { to: '/admin/mailings' })
  await expect(page.getByRole('heading', { level: 1, name: named('E-mails groupés') })).toBeVisible()
  await expect(page.getByRole('link', { name: named('Assemblée générale') })).toBeVisible()
  await expectGoodPage(page)

  await page.getByRole('link', { name: named('Nouvel e-mail groupé') }).click()
  await page.getByLabel(named('Nom'), { exact: true }).fill(`Nouvelles de ${partner}`)
  await page.getByLabel(named('Partenaire'), { exact: true }).selectOption({ label: partner })
  await expect(page.getByText(words('2 e-mails partiront'))).toBeVisible()
  await page.getByLabel(named('Objet (français)')).fill('Bonjour {{firstName}}')
  await page.getByLabel(named('Texte (français)')).fill('# Des nouvelles\n\nVotre échéance : {{echeance}}')
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByRole('alert')).toContainText(words('ligne 3, colonne 18'))
  await page.getByLabel(named('Texte (français)')).fill('# Des nouvelles\n\nVotre échéance : {{dueDate}}')
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Enregistrer') }).click()

  await expect(page.getByRole('heading', { level: 2, name: named('Aperçu') })).toBeVisible()
  await page.getByLabel(named('Adhérent'), { exact: true }).fill(reader.email)
  await page.getByRole('button', { name: named('Chercher') }).click()
  await page.getByRole('button', { name: named(`${reader.lastName} ${reader.firstName}`) }).click()
  await expect(page.getByText(words(`Bonjour ${reader.firstName}`))).toBeVisible()
  await page.getByRole('button', { name: named('M’envoyer un essai') }).click()
  await waitForMail(staff.email, /^\[Test\] Bonjour/u)
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Envoyer'), exact: true }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Envoyer'), exact: true })
    .click()
  await expect(page.getByText(words('2 e-mails traités sur 2'))).toBeVisible({ timeout: 30_000 })

  const mail = await waitForMail(reader.email, new RegExp(`^Bonjour ${reader.firstName}`, 'u'))
  const link = /\/desinscription\/[\w-]+/u.exec(mail.text)?.[0] ?? ''
  const own = await (await openBrowser()).newPage()
  await own.goto(link)
  await expect(own.getByRole('heading', { level: 1 })).toHaveText(words('Nouvelles de l’organisation'))
  await own.getByRole('button', { name: named('Ne plus recevoir les nouvelles') }).click()
  await expect(own.getByText(words('Les nouvelles ne sont plus envoyées'))).toBeVisible()
  await expectGoodPage(own)
  await signIn(own, reader.email, { to: '/notifications?onglet=preferences' })
  const wanted = own
    .getByRole('group', { name: named('Actualités') })
    .getByRole('checkbox', { name: named('E-mail') })
  await expect(wanted).not.toBeChecked()
  await wanted.click()
  await own.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(own.getByText(words('Modifications enregistrées'))).toBeVisible()
  await expect(wanted).toBeChecked()
  await expectGoodPage(own)

  const told = await page.request.post('/api/webhooks/bounces', {
    headers: { 'x-bounce-secret': 'sandbox-bounce-secret' },
    data: { address: lost.email, kind: 'hard', reason: '550 5.1.1 user unknown' },
  })
  expect(told.status()).toBe(200)
  await page.goto(`/admin/adherents/${lost.id}`)
  await expect(page.getByText(words(`L’adresse ${lost.email} ne reçoit plus nos messages`))).toBeVisible()
  await expectGoodPage(page)
  const theirs = await (await openBrowser()).newPage()
  await signIn(theirs, lost.email)
  await expect(theirs.getByText(words('Vos e-mails nous reviennent'))).toBeVisible()
  await page.getByRole('button', { name: named('L’adresse fonctionne de nouveau') }).click()
  await expect(page.getByText(words(`L’adresse ${lost.email} ne reçoit plus`))).toBeHidden()
})
