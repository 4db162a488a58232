import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { EmailChangePage } from './email-change-page.tsx'

const TOKEN = 'abcdefghijklmnopqrstuv'
const PLACE = `/email-changes/${TOKEN}`
const link = {
  ...{ side: 'old', oldEmail: 'ancien@demo.example', newEmail: 'neuf@demo.example', confirmed: false },
  ...{ expiresAt: '2026-11-23T10:00:00Z', effectiveAt: null },
}
const show = async (answers: Parameters<typeof fakeApi>[0]) => {
  const seen = fakeApi(answers)
  await renderPage(<EmailChangePage value={TOKEN} />)
  return seen
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

afterEach(cleanup)

describe('a link about a change of address', () => {
  it('changes nothing before it is answered', async () => {
    const seen = await show({ [`GET ${PLACE}`]: { body: link } })
    await screen.findByText('neuf@demo.example')
    expect(seen).toHaveLength(1)
  })

  it('sent to the present address confirms, or says that it was somebody else', async () => {
    const seen = await show({
      [`GET ${PLACE}`]: { body: link },
      [`POST ${PLACE}`]: { body: { outcome: 'objected', effectiveAt: null } },
    })
    expect(await screen.findByRole('button', { name: 'Confirmer le changement' })).toBeTruthy()
    press('Ce n’est pas moi')
    await screen.findByText('La demande est annulée')
    expect(seen.at(-1)?.body).toEqual({ decision: 'object' })
    expect(screen.getByRole('status').textContent).toContain('ancien@demo.example')
  })

  it('sent to the new address confirms only, and tells when it takes effect', async () => {
    await show({
      [`GET ${PLACE}`]: { body: { ...link, side: 'new' } },
      [`POST ${PLACE}`]: { body: { outcome: 'awaiting-old', effectiveAt: '2026-11-29T10:00:00Z' } },
    })
    await screen.findByRole('button', { name: 'Confirmer cette adresse' })
    expect(screen.queryByRole('button', { name: 'Ce n’est pas moi' })).toBeNull()
    press('Confirmer cette adresse')
    await screen.findByText('Votre nouvelle adresse est confirmée')
    expect(screen.getByRole('status').textContent).toContain('29 novembre 2026')
  })

  it('that is void says so and leads on', async () => {
    await show({ [`GET ${PLACE}`]: problemAnswer('link.invalid', 404) })
    await screen.findByRole('heading', { name: 'Ce lien n’est plus valable' })
    expect(screen.getByRole('link', { name: 'Aller à la connexion' })).toBeTruthy()
  })
})
