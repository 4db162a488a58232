import { randomUUID } from 'node:crypto'
import { outgoingMessages } from '@guichet/db/schema'
import { database } from '../fixtures/database.ts'
import {
  addDays,
  expect,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  shortDay,
  signIn,
  test,
  today,
  waitForMail,
  words,
} from '../fixtures/test.ts'

test('staff set the schedule of reminders, preview a step, send a mail again; the member sees what is to come (M14, B06)', async ({
  page,
  openBrowser,
}) => {
  const member = await newMember({ membership: 'ending' })
  const staff = await newStaff('admin')
  await signIn(page, staff.email, { to: '/admin/rappels' })
  await expect(
    page.getByRole('heading', { level: 1, name: named('Rappels de renouvellement') }),
  ).toBeVisible()
  const steps = page.getByRole('group', { name: /^Étape\s\d+$/u })
  await expect(steps.nth(3)).toBeVisible()
  await expectGoodPage(page)
  const count = await steps.count()
  const days = String(300 + (Date.now() % 60))

  await page.getByRole('button', { name: named('Ajouter une étape') }).click()
  const step = steps.nth(count)
  await step.getByLabel(named('Nombre de jours')).fill('7')
  await step.getByLabel(named('Moment')).selectOption({ label: 'avant l’échéance' })
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByRole('alert')).toContainText(words('Une autre étape tombe déjà ce jour-là.'))
  await step.getByLabel(named('Nombre de jours')).fill(days)
  await step.getByLabel(named('Moment')).selectOption({ label: 'après l’échéance' })
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByText(words('Modifications enregistrées'))).toBeVisible()
  // The step can be previewed from now on, whether it reaches somebody in the coming days or not.
  await expect(page.getByRole('option', { name: words(`${days} jours après`) })).toBeAttached()

  await page.getByLabel(named('Adhérent'), { exact: true }).fill(member.email)
  await page.getByRole('button', { name: named('Chercher') }).click()
  await page.getByRole('button', { name: named(`${member.lastName} ${member.firstName}`) }).click()
  const dueOn = shortDay(member.endsOn ?? '')
  await expect(page.getByText(words(`Votre adhésion prend fin le ${dueOn}`))).toBeVisible()
  await expect(page.getByText(words(`Bonjour ${member.firstName},`))).toBeVisible()
  await page.getByRole('button', { name: named('M’envoyer un essai') }).click()
  await expect(page.getByText(words(`Essai envoyé à ${staff.email}.`))).toBeVisible()
  const essay = await waitForMail(staff.email, /^\[Test\] Votre adhésion prend fin/u)
  expect(essay.html).toContain(`/adhesions/${member.membershipId}/renouveler`)
  await page.getByLabel(named('Langue')).last().selectOption({ label: 'Anglais' })
  await expect(page.getByText(`Hello ${member.firstName},`)).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('button', { name: named(`Retirer l’étape ${count + 1}`) }).click()
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(steps).toHaveCount(count)

  const id = randomUUID()
  await database()
    .db.insert(outgoingMessages)
    .values({
      ...{ id, channel: 'mail', template: 'trash-ending', dedupeKey: `story:${id}`, personId: member.id },
      ...{ recipient: member.email, locale: 'fr', state: 'failed', attempts: 1, createdAt: new Date() },
      lastError: '550 5.1.1 Recipient address rejected',
      data: {
        values: {
          firstName: member.firstName,
          count: 1,
          endsOn: addDays(today(), 5),
          url: 'https://x.example',
        },
        secret: null,
      },
    })
  await page.goto('/admin/envois?etat=failed')
  await page.getByLabel(named('Rechercher'), { exact: true }).fill(member.email)
  await expect(page.getByRole('row')).toHaveCount(2)
  await expect(page.getByText('550 5.1.1 Recipient address rejected')).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('link', { name: member.email }).click()
  await expect(page.getByText(words(`Bonjour ${member.firstName},`))).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Renvoyer') }).click()
  await expect(page.getByText(words(`L’envoi à ${member.email} repart.`))).toBeVisible()
  await waitForMail(member.email, /corbeille/u)

  await page.goto('/admin/taches')
  await page
    .getByRole('button', { name: named('Lancer maintenant « Reprendre les envois en retard »') })
    .click()
  await expect(page.getByText(words('va passer dans un instant'))).toBeVisible()
  await expectGoodPage(page)

  const own = await (await openBrowser()).newPage()
  await signIn(own, member.email, { to: '/notifications?onglet=rappels' })
  const coming = own.getByRole('row').filter({ hasText: words('7 jours avant l’échéance') })
  await expect(coming).toContainText(words('Prévu'))
  await expectGoodPage(own)
})
