import type { Page } from '@playwright/test'
import { oneRow } from '../fixtures/database.ts'
import {
  expect,
  expectGoodPage,
  mailsTo,
  named,
  newDeclarant,
  newMember,
  newStaff,
  signIn,
  test,
  today,
  waitForMail,
  words,
} from '../fixtures/test.ts'

const PASSWORD = 'Cyprès-Lavande-2027!'
const banner = (page: Page) => page.getByRole('region', { name: named('Dossier d’une autre personne') })
const linkIn = (text: string) => /\/(?:acces|cabinet)\/[\w-]+/u.exec(text)?.[0] ?? ''

/** Somebody new makes a sign-in by the link of an invitation, and signs in with it. */
async function join(page: Page, email: string, [firstName, lastName]: [string, string], subject: RegExp) {
  const mail = await waitForMail(email, subject)
  await page.goto(linkIn(mail.text))
  await page.getByRole('textbox', { name: named('Prénom') }).fill(firstName)
  await page.getByRole('textbox', { name: named('Nom') }).fill(lastName)
  await page.getByLabel(named('Mot de passe')).fill(PASSWORD)
  await page.getByLabel(named('Confirmer mot de passe')).fill(PASSWORD)
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Créer mon accès et accepter') }).click()
  await page.waitForURL(/\/connexion/u)
  await signIn(page, email, { password: PASSWORD, to: '/dossiers' })
}

test('a member opens the file to an accountant, who acts in it as far as it was opened, and is out once revoked (U04, U29)', async ({
  page,
  openBrowser,
  watch,
}) => {
  // What is revoked is refused from the next call on, which the page shows.
  watch.allowRefusal(403, 'GET', '/session')
  const member = await newMember({ membership: 'active' })
  const name = `${member.lastName} ${member.firstName}`
  const cabinet = `cabinet.${member.number}@essai.example`
  await signIn(page, member.email, { to: '/confidentialite' })
  await expect(page.getByText(named('Personne d’autre que vous n’a accès à votre dossier'))).toBeVisible()
  await expectGoodPage(page)

  // Editing brings seeing along.
  await page.getByRole('button', { name: named('Inviter un tiers') }).click()
  const dialog = page.getByRole('dialog')
  const box = (label: string) => dialog.getByRole('checkbox', { name: named(label) })
  await dialog.getByRole('textbox', { name: named('E-mail du tiers') }).fill(cabinet)
  await box('Modifier la fiche').check()
  await expect(box('Voir la fiche')).toBeChecked()
  await box('Voir les adhésions').check()
  await box('Aussi à ses collaborateurs de cabinet').check()
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Envoyer l’invitation') }).click()
  await expect(page.getByText(words('Invitation envoyée à'))).toBeVisible()

  // Somebody new makes a sign-in by the link.
  const desk = await (await openBrowser()).newPage()
  await join(desk, cabinet, ['Paul', 'Reboul'], /vous ouvre son dossier/u)
  await expect(desk.getByRole('table', { name: named('Dossiers qui me sont ouverts') })).toContainText(
    words('À jour'),
  )
  await expect(banner(desk)).toBeHidden()
  await expectGoodPage(desk)

  // In the file: for whom is said on each page, and only what was opened is there.
  await desk.getByRole('link', { name: words(`Ouvrir le dossier de ${name}`) }).click()
  await expect(banner(desk)).toContainText(name)
  const menu = desk.getByRole('navigation', { name: named('Navigation principale') })
  await expect(menu.getByRole('link')).toHaveText(
    ['Tableau de bord', 'Informations', 'Adhésions'].map((label) => named(label)),
  )
  await expectGoodPage(desk)
  await menu.getByRole('link', { name: named('Informations') }).click()
  const activity = desk.getByRole('textbox', { name: named('Activité') })
  await activity.fill('Réparation de vélos électriques')
  await expect(desk.getByRole('textbox', { name: named('Numéro de sécurité sociale') })).toBeHidden()
  await expectGoodPage(desk)
  await desk.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(desk.getByText(named('Modifications enregistrées')).first()).toBeVisible()
  await desk.goto(`${new URL(desk.url()).pathname.replace(/\/informations$/u, '')}/paiements`)
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(named('Page non ouverte'))
  // Another tab is in one’s own space all the while.
  const own = await desk.context().newPage()
  await own.goto('/dossiers')
  await expect(own.getByRole('heading', { level: 1 })).toHaveText(named('Dossiers'))
  await expect(banner(own)).toBeHidden()

  // A firm: a colleague joins by mail, and works in the same file under the own name.
  const colleague = `collaboratrice.${member.number}@essai.example`
  await own.getByRole('link', { name: named('Mon cabinet') }).click()
  await expect(own.getByText(named('Vous ne faites partie d’aucun cabinet'))).toBeVisible()
  await expectGoodPage(own)
  await own.getByRole('button', { name: named('Créer un cabinet') }).click()
  const form = own.getByRole('dialog')
  await form.getByRole('textbox', { name: named('Nom du cabinet') }).fill('Cabinet Reboul')
  await form.getByRole('button', { name: named('Créer le cabinet') }).click()
  await expect(own.getByText(words('est créé.'))).toBeVisible()
  await waitForMail(member.email, /aussi ouvert à «.Cabinet Reboul/u)
  await own.getByRole('button', { name: named('Inviter une personne') }).click()
  await form.getByRole('textbox', { name: named('E-mail de la personne') }).fill(colleague)
  await expectGoodPage(own)
  await form.getByRole('button', { name: named('Envoyer l’invitation') }).click()
  await expect(own.getByText(words('Invitation envoyée à'))).toBeVisible()
  const second = await (await openBrowser()).newPage()
  await join(second, colleague, ['Léa', 'Morel'], /vous invite à rejoindre/u)
  await expect(second.getByText(named('par Paul Reboul'))).toBeVisible()
  await expectGoodPage(second)
  await second.getByRole('link', { name: words(`Ouvrir le dossier de ${name}`) }).click()
  await expect(banner(second)).toContainText(name)

  // Removed from the firm, the colleague is out of the file at once.
  await own.reload()
  await own.getByRole('button', { name: words('Retirer : Léa Morel') }).click()
  await form.getByRole('button', { name: named('Retirer') }).click()
  await expect(own.getByText(named('Léa Morel ne fait plus partie du cabinet.'))).toBeVisible()
  await expectGoodPage(own)
  await second.reload()
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(
    named('Ce dossier ne vous est plus ouvert'),
  )

  // The member sees what was done, by whom, and ends it.
  await page.reload()
  const done = page.getByRole('table', { name: named('Actions d’autres personnes dans mon dossier') })
  await expect(done).toContainText(words('Modification de votre fiche (Activité)'))
  await expect(done).toContainText('Paul Reboul')
  await expect(done).toContainText('Léa Morel')
  await expect(page.getByText(words('Ouvert aussi à son cabinet'))).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('button', { name: words('Révoquer : Paul Reboul') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: named('Révoquer') })
    .click()
  await expect(page.getByText(named('Accès révoqué.'))).toBeVisible()
  await desk.reload()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(
    named('Ce dossier ne vous est plus ouvert'),
  )
  await expectGoodPage(desk)
  await desk.getByRole('link', { name: named('Voir mes dossiers') }).click()
  await expect(desk.getByText(named('Aucun dossier ne vous est ouvert'))).toBeVisible()
})

test('a declarant who is no member opens the declarations, which are filed with others by CSV (U29)', async ({
  page,
  openBrowser,
}) => {
  const [year, month] = today().split('-').map(Number)
  const before = new Date(Date.UTC(Number(year), Number(month) - 2, 1)).toISOString().slice(0, 7)
  const declarant = await newDeclarant(`${before}-10`)
  const company = `${declarant.firstName} ${declarant.lastName}`.toUpperCase()
  const cabinet = `cabinet.${declarant.siret}@essai.example`
  await signIn(page, declarant.email, { to: '/confidentialite' })
  await page.getByRole('button', { name: named('Inviter un tiers') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: named('E-mail du tiers') }).fill(cabinet)
  await expect(dialog.getByRole('checkbox', { name: named('Voir les documents') })).toBeHidden()
  await dialog.getByRole('checkbox', { name: named('Déclarer le chiffre d’affaires') }).check()
  await expect(dialog.getByRole('checkbox', { name: named('Voir les déclarations') })).toBeChecked()
  await dialog.getByRole('button', { name: named('Envoyer l’invitation') }).click()
  await expect(page.getByText(words('Invitation envoyée à'))).toBeVisible()

  const desk = await (await openBrowser()).newPage()
  await join(desk, cabinet, ['Nadia', 'Serre'], /vous ouvre son dossier/u)
  await desk.getByRole('link', { name: named('Échéances de mes dossiers') }).click()
  const due = desk.getByRole('table', { name: named('Prochaine déclaration de chaque dossier') })
  await expect(due.getByRole('link', { name: named(`Déclarer pour ${company}`) })).toBeVisible()
  await expectGoodPage(desk)
  await desk.getByRole('link', { name: named('Déclarer par fichier CSV') }).click()
  const content = desk.getByRole('textbox', { name: named('Contenu du fichier') })
  await content.fill(
    ['SIRET;Période;Ventes', `${declarant.siret};${before};1 234,56`, `00000000000000;${before};1`].join(
      '\n',
    ),
  )
  await desk.getByRole('button', { name: named('Vérifier') }).click()
  await expect(desk.getByText(words('1 déclaration est prête à être déposée'))).toBeVisible()
  await expect(desk.getByText(words('1 234,56 €')).first()).toBeVisible()
  await expectGoodPage(desk)
  await desk.getByRole('button', { name: named('Déposer 1 déclaration') }).click()
  await desk
    .getByRole('dialog')
    .getByRole('button', { name: named('Déposer') })
    .click()
  await expect(desk.getByText(words('1 déclaration est enregistrée'))).toBeVisible()
  await expect(desk.getByRole('table', { name: named('Résultat du dépôt') })).toContainText('DC-')
  await expectGoodPage(desk)

  await page.reload()
  await expect(
    page.getByRole('table', { name: named('Actions d’autres personnes dans mon dossier') }),
  ).toContainText(words('Déclaration de chiffre d’affaires déposée'))
})

test('a manager acts for a member, who reads why and what was done (B03)', async ({ page, openBrowser }) => {
  const [member, staff] = [await newMember({ membership: 'active' }), await newStaff('manager')]
  await signIn(page, staff.email, { to: `/admin/adherents/${member.id}` })
  await page.getByRole('button', { name: named('Intervenir pour l’adhérent') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: named('Motif') }).fill('Aide')
  await dialog.getByRole('button', { name: named('Commencer l’intervention') }).click()
  await expect(dialog.getByRole('alert').first()).toBeVisible()
  await dialog.getByRole('textbox', { name: named('Motif') }).fill('Aide demandée par téléphone')
  await expectGoodPage(page)
  await dialog.getByRole('button', { name: named('Commencer l’intervention') }).click()
  await expect(banner(page)).toContainText(words('Vous intervenez pour'))
  await expectGoodPage(page)
  await page
    .getByRole('main')
    .getByRole('link', { name: named('Documents') })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(named('Documents'))
  await expect(banner(page)).toBeVisible()
  await page.getByRole('button', { name: named('Terminer l’intervention') }).click()
  await page.waitForURL(`**/admin/adherents/${member.id}`)
  const row = await oneRow<{ ended: boolean }>(
    'select ended_at is not null as ended from assistances where owner_id = $1',
    [member.id],
  )
  expect(row.ended).toBe(true)

  await expect.poll(async () => (await mailsTo(member.email)).length).toBeGreaterThan(0)
  const home = await (await openBrowser()).newPage()
  await signIn(home, member.email, { to: '/confidentialite' })
  await expect(home.getByText(words('Aide demandée par téléphone'))).toBeVisible()
  await expect(home.getByText(words(`${staff.firstName} ${staff.lastName}`)).first()).toBeVisible()
})
