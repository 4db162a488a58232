import { oneRow } from '../fixtures/database.ts'
import { readPdf } from '../fixtures/pdf.ts'
import { PAYS, payByCard } from '../fixtures/renewal.ts'
import { advanceSubscription } from '../fixtures/sandbox.ts'
import {
  attachmentOf,
  expect,
  expectGoodPage,
  named,
  newMember,
  newStaff,
  plain,
  signIn,
  test,
  today,
  waitForMail,
  words,
} from '../fixtures/test.ts'

test('a member orders a service by card, subscribes to another and ends it; a lapsed one is told why not (M11)', async ({
  page,
  openBrowser,
}) => {
  test.slow()
  const member = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/prestations' })
  const main = page.getByRole('main')
  await expect(
    main.getByRole('heading', { level: 1, name: named('Souscrire à une prestation') }),
  ).toBeVisible()
  await expect(main.getByText(words('Vous n’avez encore rien commandé'))).toBeVisible()
  const card = (name: string) => main.getByRole('listitem').filter({ hasText: words(name) })
  await expect(card('Bilan de première année')).toContainText(words('Réservé aux adhésions : duo.'))
  await expectGoodPage(page)

  await test.step('ordered by card: paid once, with a receipt by mail and on the page', async () => {
    await card('Relecture de devis')
      .getByRole('link', { name: words('Souscrire') })
      .click()
    await expect(main).toContainText(words('Vous allez payer 25,00 € par carte.'))
    await expect(main).toContainText(words('dont TVA 20 % : 4,17 €'))
    await expectGoodPage(page)
    await page.getByRole('button', { name: named('Payer 25,00 €') }).click()
    await payByCard(page, PAYS)
    await expect(main.getByText(words('Merci, votre commande est réglée'))).toBeVisible()
    await expectGoodPage(page)
    const mail = await waitForMail(member.email, /Votre commande est payée/u)
    expect(plain((await readPdf(await attachmentOf(mail))).text)).toContain('25,00 €')
    const download = page.waitForEvent('download')
    await main.getByRole('button', { name: named('Reçu') }).click()
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/u)
  })

  const subscription = 'Permanence téléphonique'
  await test.step('a subscription is paid, then renewed by Stripe', async () => {
    await main.getByRole('link', { name: named('Retour') }).click()
    await card(subscription)
      .getByRole('link', { name: words('Souscrire') })
      .click()
    await expect(main).toContainText(words('Puis 29,00 € chaque mois'))
    await page.getByRole('button', { name: named('Payer 29,00 €') }).click()
    // It begins with its payment: that is asked for expressly.
    await expect(main.getByText(words('Un abonnement commence dès son règlement'))).toBeVisible()
    await page
      .getByRole('checkbox', { name: words('Je demande que l’abonnement commence tout de suite') })
      .check()
    await page.getByRole('button', { name: named('Payer 29,00 €') }).click()
    await payByCard(page, PAYS)
    await expect(main.getByText(words('Merci, votre abonnement commence aujourd’hui'))).toBeVisible()
    const { id } = await oneRow<{ id: string }>(
      `select subscription_id as id from service_orders where person_id = $1 and recurring`,
      [member.id],
    )
    await advanceSubscription(id)
    await waitForMail(member.email, /Abonnement renouvelé/u)
    await page.reload()
    await expect(main.getByRole('row').filter({ hasText: words('réglé') })).toHaveCount(2)
  })

  await test.step('refused by the bank, it is paid at once with another card', async () => {
    const { id } = await oneRow<{ id: string }>(
      `select subscription_id as id from service_orders where person_id = $1 and recurring`,
      [member.id],
    )
    await advanceSubscription(id, { declines: true })
    await waitForMail(member.email, /paiement de votre abonnement n’a pas abouti/u)
    await page.goto('/tableau-de-bord')
    const first = main.getByRole('listitem').first()
    await expect(first).toContainText(words(`Le paiement de « ${subscription} » a été refusé`))
    await expectGoodPage(page)
    await first.getByRole('link', { name: named('Régler maintenant') }).click()
    await expect(main.getByText(words('Le dernier paiement a été refusé par la banque'))).toBeVisible()
    await expectGoodPage(page)
    const opening = page.waitForEvent('popup')
    await main.getByRole('button', { name: named('Régler maintenant') }).click()
    const tab = await opening
    await payByCard(tab, PAYS)
    await expect(tab.getByRole('heading', { name: named('Facture payée') })).toBeVisible()
    await tab.close()
    await expect(main.getByText(words('Merci, votre abonnement est réglé'))).toBeVisible()
    await expect(main.getByRole('row').filter({ hasText: words('réglé') })).toHaveCount(3)
  })

  await test.step('ended with its period, for a reason', async () => {
    await main.getByRole('link', { name: named('Retour') }).click()
    await expect(card(subscription)).toContainText(words('Votre abonnement est en cours.'))
    const row = main.getByRole('row').filter({ hasText: words(subscription) })
    await expect(row).toContainText(words('Oui, par mois'))
    await row.getByRole('button', { name: named('Résilier') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: named('Mettre fin') }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    await dialog.getByLabel(named('Motif')).selectOption({ label: 'C’est trop cher' })
    await expectGoodPage(page)
    await dialog.getByRole('button', { name: named('Mettre fin') }).click()
    await expect(row).toContainText(words('fin demandée'))
    await expect(main.getByText(words('Fin enregistrée'))).toBeVisible()
    await waitForMail(member.email, /prend fin le/u)
    await expectGoodPage(page)
  })

  await test.step('withdrawn from within fourteen days, acknowledged by mail', async () => {
    const row = main.getByRole('row').filter({ hasText: words('Relecture de devis') })
    await row.getByRole('link', { name: words('Relecture de devis') }).click()
    await main.getByRole('button', { name: named('Se rétracter') }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText(words('Tout ce que vous avez payé est remboursé.'))
    await expectGoodPage(page)
    await dialog.getByRole('button', { name: named('Confirmer la rétractation') }).click()
    await expect(main.getByText(words('Vous vous êtes rétracté le'))).toBeVisible()
    await waitForMail(member.email, /rétractation est bien reçue/u)
    await expectGoodPage(page)
  })

  await test.step('who is no active member is led to renewal', async () => {
    const lapsed = await newMember({ membership: 'lapsed' })
    const other = await (await openBrowser()).newPage()
    await signIn(other, lapsed.email, { to: '/prestations' })
    const one = other.getByRole('listitem').filter({ hasText: words('Atelier') })
    await expect(one).toContainText(words('Réservé aux adhérents actifs.'))
    await one.getByRole('link', { name: words('Renouveler mon adhésion') }).click()
    await expect(other).toHaveURL(/\/adhesions\/.+\/renouveler$/u)
  })
})

test('staff add a service, set its price, do what was ordered and refund it (M17)', async ({
  page,
  openBrowser,
}) => {
  test.slow()
  const staff = await newStaff('admin')
  await signIn(page, staff.email, { to: '/admin/prestations' })
  const main = page.getByRole('main')
  const name = `Audit de site ${staff.lastName}`
  await expect(main.getByRole('table', { name: words('Commandes des adhérents') })).toBeVisible()
  await expectGoodPage(page)
  await main.getByRole('tab', { name: named('Catalogue') }).click()
  await expect(main.getByRole('link', { name: words('Bilan de première année') })).toBeVisible()
  await expectGoodPage(page)

  await test.step('a service is added, and priced anew', async () => {
    await main.getByRole('link', { name: named('Ajouter une prestation') }).click()
    await page.getByLabel(named('Nom en français')).fill(name)
    await page.getByLabel(named('Nom en anglais')).fill(`Site audit ${staff.lastName}`)
    await page.getByLabel(named('Description en français')).fill('Votre site passé en revue.')
    await page.getByLabel(named('Description en anglais')).fill('Your site looked through.')
    await page.getByLabel(named('Montant HT')).fill('40')
    await expect(main).toContainText(words('Les adhérents paieront 48,00 € TTC.'))
    await expectGoodPage(page)
    await page.getByRole('button', { name: named('Enregistrer') }).click()
    await expect(main.getByText(words('est au catalogue.'))).toBeVisible()
    await page.getByLabel(named('Rang')).fill('99')
    await page.getByRole('button', { name: named('Enregistrer') }).click()
    await expect(main.getByText(named('Modifications enregistrées'))).toBeVisible()
    await expectGoodPage(page)
    await page.getByRole('button', { name: named('Nouveau prix') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(named('Montant HT')).fill('50')
    await dialog.getByLabel(named('À partir du')).fill(`01/01/${Number(today().slice(0, 4)) + 1}`)
    await dialog.getByRole('button', { name: named('Fixer ce prix') }).click()
    await expect(main.getByRole('row').filter({ hasText: words('60,00 €') })).toContainText('à venir')
  })

  const member = await newMember({ membership: 'active' })
  await test.step('a member orders it', async () => {
    const other = await (await openBrowser()).newPage()
    await signIn(other, member.email, { to: '/prestations' })
    await other
      .getByRole('listitem')
      .filter({ hasText: name })
      .getByRole('link', { name: words('Souscrire') })
      .click()
    await other.getByRole('button', { name: named('Payer 48,00 €') }).click()
    await payByCard(other, PAYS)
    await expect(other.getByText(words('Merci, votre commande est réglée'))).toBeVisible()
  })

  await test.step('it is found among what is to be done, done, and refunded', async () => {
    await page.goto('/admin/prestations?etat=todo')
    await page.getByLabel(named('Rechercher')).fill(member.lastName)
    // The list has changed once the address says what is searched for.
    await expect(page).toHaveURL(/[?&]q=/u)
    await main.getByRole('link', { name: words(member.lastName) }).click()
    await page.getByRole('button', { name: named('Marquer comme réalisée') }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(named('Précision pour l’adhérent')).fill('Rapport remis le matin')
    await dialog.getByRole('button', { name: named('Marquer comme réalisée') }).click()
    await expect(main.getByText(words('Prestation réalisée')).first()).toBeVisible()
    await waitForMail(member.email, /Votre prestation est réalisée/u)
    await expectGoodPage(page)
    await page.getByRole('button', { name: named('Rembourser') }).click()
    await dialog.getByRole('button', { name: named('Rembourser 48,00 €') }).click()
    await expect(dialog.getByRole('alert')).toBeVisible()
    await dialog.getByLabel(named('Motif')).fill('Rapport incomplet')
    await dialog.getByRole('button', { name: named('Rembourser 48,00 €') }).click()
    await expect(main.getByText(words('Règlement remboursé'))).toBeVisible()
    await expect(page.getByRole('button', { name: named('Rembourser') })).toHaveCount(0)
    await waitForMail(member.email, /Remboursement de 48,00/u)
    const { state } = await oneRow<{ state: string }>(
      `select o.state from service_orders o where o.person_id = $1`,
      [member.id],
    )
    expect(state).toBe('refunded')
  })
})
