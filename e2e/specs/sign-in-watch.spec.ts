import { DEMO_PASSWORD } from '@guichet/db/seed'
import {
  expect,
  expectGoodPage,
  mailsTo,
  named,
  newMember,
  newStaff,
  signIn,
  test,
  waitForMail,
  words,
} from '../fixtures/test.ts'

test('a sign-in from another browser is told, disputed, found in the journal, and closed by the desk (U27)', async ({
  page,
  openBrowser,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/tableau-de-bord' })
  const strange = await (await openBrowser()).newPage()
  await signIn(strange, member.email, { to: '/tableau-de-bord' })
  const mail = await waitForMail(member.email, /nouveau navigateur/u)
  expect(mail.text).toMatch(words('Lieu, d’après l’adresse : lieu inconnu'))
  const token = /\/connexion-inconnue\/([\w-]+)/u.exec(mail.text)?.[1] ?? ''

  const mailbox = await (await openBrowser()).newPage()
  await mailbox.goto(`/connexion-inconnue/${token}`)
  await mailbox.getByRole('button', { name: named('Ce n’est pas moi') }).click()
  await expect(mailbox.getByRole('status')).toBeVisible()
  const lost = await waitForMail(member.email, /Votre espace est fermé/u)
  const link = /\/activation\/[\w-]+/u.exec(lost.text)?.[0] ?? ''
  await mailbox.goto(link)
  await mailbox.getByLabel(named('Nouveau mot de passe')).fill(`${DEMO_PASSWORD}bis`)
  await mailbox.getByLabel(named('Confirmation du nouveau mot de passe')).fill(`${DEMO_PASSWORD}bis`)
  await mailbox
    .locator('form')
    .getByRole('button', { name: /mot de passe/u })
    .last()
    .click()
  await expect(mailbox).toHaveURL(/connexion/u)

  await signIn(mailbox, member.email, { password: `${DEMO_PASSWORD}bis`, to: '/securite' })
  const journal = mailbox.getByRole('table', {
    name: named('Connexions, de la plus récente à la plus ancienne'),
  })
  await expect(journal).toContainText(words('connexion contestée'))
  await mailbox.getByRole('searchbox', { name: named('Rechercher') }).fill('contestée')
  await expect(journal.getByRole('row')).toHaveCount(2)
  await expect(journal).toContainText(words('Inhabituel : nouveau navigateur'))
  await expectGoodPage(mailbox)

  const desk = await (await openBrowser()).newPage()
  await signIn(desk, (await newStaff('support')).email, { to: '/admin/connexions-contestees' })
  await desk.getByRole('searchbox', { name: named('Rechercher') }).fill(member.lastName)
  const row = desk.getByRole('row').filter({ hasText: member.email })
  await expect(row).toContainText(words('à traiter'))
  await row.getByRole('button', { name: named('Classer') }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByLabel(named('Constat et suites')).fill('Appelée : rien n’a été modifié.')
  await expectGoodPage(desk)
  await dialog.getByRole('button', { name: named('Classer') }).click()
  await expect(desk.getByText(words('La connexion contestée est classée'))).toBeVisible()
  await expect(row).toContainText(words('traitée'))
  await expect(row).toContainText(words('rien n’a été modifié'))
  expect((await mailsTo(member.email)).length).toBeGreaterThan(2)
  watch.allow(/^answer: 401 (?:GET \/\S*|POST \/session\/refresh)$/)
})
