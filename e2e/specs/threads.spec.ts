import { oneRow } from '../fixtures/database.ts'
import { newMember, newStaff } from '../fixtures/people.ts'
import { waitForMail } from '../fixtures/sandbox.ts'
import { expect, expectGoodPage, named, signIn, test, words } from '../fixtures/test.ts'

const TITLE = 'Reçu refusé par ma banque'
const NOTE = 'Reçu vérifié, la banque se trompe.'

test('a member writes with a file, the desk notes and answers, the member answers and closes; nobody else reads it (U21)', async ({
  page,
  openBrowser,
  watch,
}) => {
  watch.allowRefusal(422, 'POST', '/threads/files')
  watch.allowRefusal(404, 'GET', /\/threads\/[\w-]+/u)
  const member = await newMember({ membership: 'active' })
  const staff = await newStaff('support')
  const stranger = await newMember({ membership: 'active' })
  await signIn(page, member.email, { to: '/messages/conversations' })
  await expect(page.getByRole('heading', { level: 1, name: named('Conversations') })).toBeVisible()
  await expect(page.getByText(words('Aucune conversation pour le moment'))).toBeVisible()
  await expectGoodPage(page)

  await page
    .getByRole('link', { name: named('Nouvelle conversation') })
    .first()
    .click()
  await page.getByRole('button', { name: named('Envoyer'), exact: true }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
  await page.getByLabel(named('Sujet'), { exact: true }).selectOption({ index: 1 })
  await page.getByLabel(named('Objet'), { exact: true }).fill(TITLE)
  await page
    .getByLabel(named('Message'), { exact: true })
    .fill('Bonjour,\n\nma banque refuse mon reçu. Voici sa lettre.')
  await page.getByLabel(named('Joindre des fichiers')).setInputFiles([
    { name: 'Lettre été.txt', mimeType: 'text/plain', buffer: Buffer.from('Votre reçu est refusé.') },
    { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html><script>1</script></html>') },
  ])
  await expect(page.getByText(words('Ce type de fichier n’est pas accepté.'))).toBeVisible()
  await expectGoodPage(page)
  // What was typed is there again after another page.
  await page.reload()
  await expect(page.getByText(words('Votre brouillon est gardé'))).toBeVisible()
  await expect(page.getByLabel(named('Objet'), { exact: true })).toHaveValue(TITLE)
  await page.getByLabel(named('Joindre des fichiers')).setInputFiles({
    ...{ name: 'Lettre été.txt', mimeType: 'text/plain', buffer: Buffer.from('Votre reçu est refusé.') },
  })
  await expect(page.getByRole('button', { name: named('Retirer Lettre été.txt') })).toBeVisible()
  await page.getByRole('button', { name: named('Envoyer'), exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: named(TITLE) })).toBeVisible()
  await expect(page.getByText(words('Ouverte'))).toBeVisible()
  await expect(page.getByRole('button', { name: /^Lettre été\.txt/u })).toBeVisible()
  await expectGoodPage(page)
  const address = new URL(page.url()).pathname

  const others = await openBrowser()
  const other = await others.newPage()
  await signIn(other, stranger.email, { to: address })
  await expect(other.getByRole('heading', { level: 1, name: named('Page introuvable') })).toBeVisible()
  const id = address.split('/').at(-1) ?? ''
  const nothing = await other.context().request.get(`/api/v1/threads/${stranger.id}`)
  const refused = await other.context().request.get(`/api/v1/threads/${id}`)
  expect(refused.status()).toBe(404)
  const withoutTrace = async (answer: typeof refused) => {
    const { requestId, ...problem } = (await answer.json()) as Record<string, unknown>
    expect(requestId).toBeTruthy()
    return problem
  }
  expect(await withoutTrace(refused)).toEqual(await withoutTrace(nothing))

  const desk = await (await openBrowser()).newPage()
  await signIn(desk, staff.email, { to: '/admin' })
  await desk.goto('/admin/messages')
  await desk.getByLabel(named('Rechercher')).fill(`recu refuse ${member.lastName}`)
  // Its head and the one line that the search leaves.
  await expect(desk.getByRole('row')).toHaveCount(2)
  const row = desk
    .getByRole('row')
    .filter({ hasText: words(TITLE) })
    .filter({ hasText: member.lastName })
  await expect(row).toContainText(words('Personne'))
  await expectGoodPage(desk)
  await row.getByRole('link').click()
  await expect(desk.getByRole('heading', { level: 1, name: named(TITLE) })).toBeVisible()
  await desk.getByRole('button', { name: named('Prendre en charge') }).click()
  await expect(desk.getByText(words('L’attribution est enregistrée.'))).toBeVisible()
  await desk.getByRole('radio', { name: named('Réponse') }).press('ArrowRight')
  await desk.getByLabel(named('Note'), { exact: true }).fill(NOTE)
  await desk.getByRole('button', { name: named('Ajouter la note') }).click()
  await expect(desk.getByText(words('La note est ajoutée.'))).toBeVisible()
  await expect(desk.getByText(NOTE)).toBeVisible()
  await desk.getByRole('radio', { name: named('Note interne') }).press('ArrowLeft')
  await desk.getByLabel(named('Réponse type')).selectOption({ index: 1 })
  await desk.getByRole('button', { name: named('Insérer') }).click()
  const text = desk.getByLabel(named('Message'), { exact: true })
  await expect(text).toHaveValue(new RegExp(member.firstName, 'u'))
  await expectGoodPage(desk)
  await desk.getByRole('button', { name: named('Envoyer la réponse') }).click()
  await expect(desk.getByText(words('La réponse est envoyée.'))).toBeVisible()
  await expect(desk.getByText(words('Répondue'))).toBeVisible()

  const mail = await waitForMail(member.email, /réponse|répond/iu)
  expect(mail.text).toContain(address)
  expect(mail.text).not.toContain(NOTE)

  await page.goto('/messages/conversations')
  const line = page.getByRole('row').filter({ hasText: words(TITLE) })
  await expect(line).toContainText(words('Réponse non lue'))
  await expectGoodPage(page)
  await line.getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: named(TITLE) })).toBeVisible()
  await expect(page.getByText(words('En attente de votre réponse'))).toBeVisible()
  await expect(page.getByText(NOTE)).toHaveCount(0)
  await page.getByLabel(named('Message'), { exact: true }).fill('Merci, c’est réglé.')
  await page.getByRole('button', { name: named('Envoyer la réponse') }).click()
  await expect(page.getByText(words('Merci, c’est réglé.'))).toBeVisible()
  await page.getByRole('button', { name: named('Marquer comme résolue') }).click()
  await expect(page.getByText(words('Cette conversation est résolue'))).toBeVisible()
  await expectGoodPage(page)
  await page.getByRole('button', { name: named('Rouvrir la conversation') }).click()
  await expect(page.getByText(words('Cette conversation est résolue'))).toHaveCount(0)
  await page.getByRole('button', { name: named('Marquer comme résolue') }).click()
  await expect(page.getByText(words('Cette conversation est résolue'))).toBeVisible()
  const { state } = await oneRow<{ state: string }>('SELECT state FROM threads WHERE id = $1', [id])
  expect(state).toBe('resolved')
})
