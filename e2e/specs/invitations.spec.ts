import { newPrimary, newRequest } from '../fixtures/accounts.ts'
import { database, oneRow } from '../fixtures/database.ts'
import { expect, expectGoodPage, mailsTo, named, signIn, test, waitForMail, words } from '../fixtures/test.ts'

const linkIn = (text: string) => new URL(/https?:\/\/\S+\/activation\/[\w-]+/u.exec(text)?.[0] ?? '').pathname
/** Paths of the links mailed to an address, once there are so many. */
async function linksTo(address: string, count: number): Promise<readonly string[]> {
  await expect.poll(async () => (await mailsTo(address)).length).toBe(count)
  return (await mailsTo(address)).map(({ text }) => linkIn(text))
}

test('invitations are sent again and withdrawn, for a person and for a secondary account (A25, A14)', async ({
  page,
  openBrowser,
  watch,
}) => {
  const stamp = Date.now().toString(36)
  const primary = await newPrimary(`invite${stamp}`)
  const waiting = await newRequest(`attend${stamp}`, primary)
  await database().pool.query("update accounts set state = 'approved' where id = $1", [waiting.id])
  const guest = `invitee.${stamp}@essai.example`

  await signIn(page, primary.holder.email, { to: `/comptes/${primary.id}/personnes` })
  await page.getByRole('button', { name: named('Inviter une personne') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(named('E-mail')).fill(guest)
  await dialog.getByLabel(named('Prénom')).fill('Inès')
  await dialog.getByLabel(named('Nom')).fill('Petit')
  await dialog.getByRole('button', { name: named('Envoyer l’invitation') }).click()
  const line = page.getByRole('listitem').filter({ hasText: guest })
  await expect(line).toContainText(words('Par vous. Lien valable jusqu’au'))
  const [first = ''] = await linksTo(guest, 1)
  await line.getByRole('button', { name: words('Renvoyer l’invitation') }).click()
  await expect(page.getByText(words(`L’invitation est partie à ${guest}`))).toBeVisible()
  const second = (await linksTo(guest, 2)).find((link) => link !== first) ?? ''
  const visitor = await (await openBrowser()).newPage()
  await visitor.goto(second)
  await expect(visitor.getByText(words(primary.login)).first()).toBeVisible()
  await expectGoodPage(page)
  await line.getByRole('button', { name: words('Retirer l’invitation') }).click()
  await dialog.getByRole('button', { name: named('Retirer l’invitation') }).click()
  await expect(page.getByText(words(`L’invitation de ${guest} est retirée`))).toBeVisible()
  await expect(line).toHaveCount(0)
  watch.allow(/^answer: 404 GET \/activations\/.+/)
  await visitor.goto(second)
  await expect(visitor.getByRole('heading', { name: named('Ce lien n’est plus valable') })).toBeVisible()

  await page.goto('/tableau-de-bord')
  await page
    .getByRole('link', { name: named('Voir les comptes') })
    .first()
    .click()
  await page.getByRole('link', { name: waiting.login, exact: true }).click()
  await expect(page.getByText(named('Aucun lien n’a encore été envoyé.'))).toBeVisible()
  await page.getByRole('button', { name: named('Envoyer l’invitation') }).click()
  await expect(page.getByText(words(`L’invitation est partie à ${waiting.email}`))).toBeVisible()
  await waitForMail(waiting.email, /Ouvrez votre compte/u)
  await expect(page.getByText(words(`Invitation envoyée à ${waiting.email}`))).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Annuler l’invitation') }).click()
  await dialog.getByRole('button', { name: named('Annuler l’invitation') }).click()
  await expect(page.getByText(words('a été refusée')).first()).toBeVisible()
  const { state } = await oneRow<{ state: string }>('select state from accounts where id = $1', [waiting.id])
  expect(state).toBe('refused')
})
