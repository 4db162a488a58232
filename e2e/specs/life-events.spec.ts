import type { Page } from '@playwright/test'
import { oneRow } from '../fixtures/database.ts'
import { addDays, longDay, shortDay, today } from '../fixtures/dates.ts'
import { mailsTo } from '../fixtures/sandbox.ts'
import { expect, expectGoodPage, named, newMember, newStaff, signIn, test, words } from '../fixtures/test.ts'

const choose = (page: Page, name: string) => page.getByRole('radio', { name: named(name) }).check()
const field = (page: Page, name: string) => page.getByRole('textbox', { name: named(name) })

test('a member moves, and asks to leave at once; staff accept; a death ends the sign-in (M18)', async ({
  page,
  openBrowser,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/informations' })
  await page.getByRole('link', { name: words('Signaler un événement') }).click()

  // Moving today: what follows is said first, and the file is changed at once.
  await choose(page, 'Déménagement')
  await choose(page, 'L’adresse activité/exercice')
  await expect(page.getByRole('main')).toContainText(
    words('Les attestations déjà délivrées restent valables'),
  )
  await field(page, 'Adresse').fill('8, quai du Port')
  await field(page, 'Code Postal').fill('13002')
  await field(page, 'Ville').fill('Marseille')
  await field(page, 'Date du déménagement').fill(shortDay(today()))
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Enregistrer l’événement') }).click()
  await expect(page.getByText(named('C’est enregistré : votre dossier est à jour.'))).toBeVisible()
  const row = await oneRow<{ city: string }>(
    'select business_city as city from members where person_id = $1',
    [member.id],
  )
  expect(row.city).toBe('Marseille')

  // An end of activity to come is taken back.
  await choose(page, 'Cessation d’activité')
  await expect(page.getByRole('main')).toContainText(words(`jusqu’au ${longDay(member.endsOn ?? '')}`))
  await field(page, 'Date de cessation').fill(shortDay(addDays(today(), 20)))
  await page.getByRole('button', { name: named('Enregistrer l’événement') }).click()
  await expect(page.getByText(words('cela prendra effet à la date indiquée'))).toBeVisible()
  await page.getByRole('button', { name: words('Annuler : Cessation d’activité') }).click()
  await expect(page.getByRole('button', { name: words('Annuler : Cessation d’activité') })).toBeHidden()

  await choose(page, 'Démission')
  await choose(page, 'Sans attendre la fin de l’adhésion')
  await expect(page.getByRole('main')).toContainText(words('La cotisation n’est pas remboursée'))
  await field(page, 'Précisions').fill('Départ à l’étranger')
  await page.getByRole('button', { name: named('Enregistrer l’événement') }).click()
  await expect(page.getByText(words('Votre demande est transmise'))).toBeVisible()
  await expectGoodPage(page)

  const staff = await newStaff('manager')
  const desk = await (await openBrowser()).newPage()
  await signIn(desk, staff.email, { to: '/admin/evenements?etat=requested' })
  const name = `${member.firstName} ${member.lastName}`
  const line = desk.getByRole('row').filter({ hasText: name })
  await expect(line).toContainText(words('Démission'))
  await expectGoodPage(desk)
  await line.getByRole('button', { name: named('Accepter') }).click()
  const dialog = desk.getByRole('dialog')
  await expect(dialog).toContainText('Départ à l’étranger')
  await dialog.getByLabel(named('Réponse à l’adhérent')).fill('Bonne route')
  await dialog.getByRole('button', { name: named('Accepter') }).click()
  await expect(desk.getByText(words('demande acceptée'))).toBeVisible()
  const answers = async () => (await mailsTo(member.email)).filter(({ text }) => text.includes('Bonne route'))
  await expect.poll(async () => (await answers()).length).toBe(1)
  await page.reload()
  await expect(page.getByRole('banner')).toContainText('inactive')
  await expect(page.getByText(words('Bonne route'))).toBeVisible()

  // Staff record a death: the open session ends, and nobody signs in any more.
  await desk.goto(`/admin/adherents/${member.id}`)
  await desk
    .getByRole('link', { name: named('Événements'), exact: true })
    .last()
    .click()
  await choose(desk, 'Décès')
  await field(desk, 'Date du décès').fill(shortDay(today()))
  await field(desk, 'D’où vient l’information').fill('Appel de la famille')
  await expectGoodPage(desk)
  await desk.getByRole('button', { name: named('Enregistrer l’événement') }).click()
  await expect(desk.getByText(named('L’événement est enregistré.'))).toBeVisible()
  watch.allow(/^answer: 40[13] /)
  await page.goto('/connexion')
  const answered = await page.context().request.post('/api/v1/session', {
    headers: { 'x-guichet': '1' },
    data: { identifier: member.email, password: 'Azur-Lavande-2026!', remember: false },
  })
  expect((await answered.json()).code).toBe('account.closed')
})
