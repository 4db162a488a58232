import { DEMO_PASSWORD } from '@guichet/db/seed'
import type { Page } from '@playwright/test'
import { oneRow } from '../fixtures/database.ts'
import { waitForMail } from '../fixtures/sandbox.ts'
import { expect, expectGoodPage, named, newMember, newStaff, signIn, test, words } from '../fixtures/test.ts'

const field = (page: Page, name: string) => page.getByRole('textbox', { name: named(name) })
const linkIn = (text: string) => {
  const path = /\/changement-adresse\/[\w-]+/u.exec(text)?.[0]
  if (!path) throw new Error('the mail holds no link')
  return path
}

test('a member changes the sign-in address, confirmed by both addresses (M04)', async ({
  page,
  openBrowser,
}) => {
  const member = await newMember({ membership: 'active' })
  const next = `neuf.${member.email}`
  await signIn(page, member.email, { to: '/informations' })
  await page.getByRole('button', { name: named('Changer d’adresse') }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(words('sept jours après la confirmation'))
  await expectGoodPage(page)
  await dialog.getByLabel(named('Nouvelle adresse')).fill(next)
  await dialog.getByLabel(named('Mot de passe courant')).fill(DEMO_PASSWORD)
  await dialog.getByRole('button', { name: named('Demander le changement') }).click()
  await expect(page.getByText(named(`Changement en cours vers ${next}`))).toBeVisible()
  await expectGoodPage(page)

  // The links are opened where the mails are read, by somebody who is not signed in there.
  const mailbox = await (await openBrowser()).newPage()
  await mailbox.goto(linkIn((await waitForMail(member.email, /Changement de votre adresse/)).text))
  await expect(mailbox.getByRole('button', { name: named('Ce n’est pas moi') })).toBeVisible()
  await expectGoodPage(mailbox)
  await mailbox.getByRole('button', { name: named('Confirmer le changement') }).click()
  await expect(mailbox.getByText(words(`dès que ${next} aura confirmé aussi`))).toBeVisible()
  await mailbox.goto(linkIn((await waitForMail(next, /Confirmez votre nouvelle adresse/)).text))
  await mailbox.getByRole('button', { name: named('Confirmer cette adresse') }).click()
  await expect(mailbox.getByText(named('Votre adresse de connexion a changé'))).toBeVisible()
  await waitForMail(member.email, /Votre adresse de connexion a changé/)

  // The session that asked is still open, and shows the new address.
  await page.reload()
  await expect(field(page, 'Email professionnel')).toHaveValue(next)
  await signIn(mailbox, next)
  await expect(mailbox.getByRole('banner')).toContainText(member.lastName)
})

test('the social security number is shown after the password, to staff for a reason, and the history tells both (M04)', async ({
  page,
  openBrowser,
  watch,
}) => {
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/informations' })
  const number = await freeNir()
  await field(page, 'Numéro de sécurité sociale').fill(number)
  await page.getByRole('button', { name: named('Enregistrer') }).click()
  await expect(page.getByText(named('Modifications enregistrées'))).toBeVisible()

  watch.allowRefusal(403, 'POST', '/me/nir-reveals')
  await page.getByRole('button', { name: named('Afficher'), exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(named('Mot de passe courant')).fill(DEMO_PASSWORD)
  await dialog.getByRole('button', { name: named('Afficher'), exact: true }).click()
  const shown = page.getByRole('status').filter({ hasText: /^\d[\d\s]{20}$/u })
  await expect(shown).toBeVisible()
  expect((await shown.textContent())?.replace(/\s/g, '')).toBe(number)
  await page.getByRole('button', { name: named('Masquer') }).click()
  await expect(shown).toBeHidden()

  const staff = await newStaff('manager')
  const desk = await (await openBrowser()).newPage()
  await signIn(desk, staff.email, { to: `/admin/adherents/${member.id}` })
  await desk.getByRole('button', { name: named('Afficher'), exact: true }).click()
  const asked = desk.getByRole('dialog')
  await expect(asked).toContainText(words('averti par e-mail'))
  await asked.getByLabel(named('Motif')).fill('Dossier à vérifier')
  await asked.getByRole('button', { name: named('Afficher le numéro') }).click()
  await expect(asked).toBeHidden()
  await expect(desk.getByText(words(`Par ${staff.firstName} ${staff.lastName}`))).toBeVisible()
  await expectGoodPage(desk)
  const mail = await waitForMail(member.email, /a été consulté/)
  expect(mail.text).toContain('Dossier à vérifier')

  await page.getByRole('link', { name: named('Historique de mon dossier') }).click()
  const list = page.getByRole('list').filter({ hasText: 'Dossier à vérifier' })
  await expect(list.getByText(named('Numéro de sécurité sociale affiché'))).toHaveCount(2)
  await expect(list.getByText(named('Par nos services'))).toBeVisible()
  await expect(list).toContainText(words('Champs modifiés : Numéro de sécurité sociale'))
  await expect(list).not.toContainText(staff.lastName)
  await expectGoodPage(page)
})

/** A well-formed number that no file holds: the order within the commune is the number of members. */
const freeNir = async () => {
  const { count } = await oneRow<{ count: number }>('select count(*)::int as count from members', [])
  const body = `2981299352${String(count % 1000).padStart(3, '0')}`
  return body + String(97n - (BigInt(body) % 97n)).padStart(2, '0')
}
