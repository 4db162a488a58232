import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { TermsGate } from './terms-gate.tsx'

const owed = [
  { kind: 'membership-terms', version: '2026-11-20', inForceOn: '2026-11-20', acceptedVersion: '2026-11' },
]
const text = (version: string, paragraphs: string[]) => ({
  body: {
    ...{ kind: 'membership-terms', version, publishedOn: null, inForceOn: null, isCurrent: true, paragraphs },
    versions: [],
  },
})
const answers = {
  'GET /me/terms': { body: { owed, accepted: [] } },
  'GET /legal-texts/membership-terms': ({ query }: { query: URLSearchParams }) =>
    query.get('version') === '2026-11'
      ? text('2026-11', ['Une clause.'])
      : text('2026-11-20', ['Une clause.', 'Une autre.']),
}
const show = () =>
  renderPage(
    <TermsGate>
      <h1>La page</h1>
    </TermsGate>,
    { path: '/tableau-de-bord' },
  )
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

afterEach(cleanup)

describe('new terms', () => {
  it('come before the page, with what changed and the version accepted before', async () => {
    fakeApi(answers)
    await show()
    expect(await screen.findByText('Une autre.', { exact: false })).toBeTruthy()
    expect(await screen.findAllByText('Nouveau')).toHaveLength(1)
    const former = screen.getByRole('link', { name: 'Relire la version acceptée auparavant' })
    expect(former.getAttribute('href')).toBe('/mentions-legales?adhesion=2026-11#conditions-adhesion')
    expect(screen.queryByText('La page')).toBeNull()
  })

  it('are accepted by the version that was read, and not before the box is ticked', async () => {
    const calls = fakeApi({ ...answers, 'POST /me/terms': { body: { owed: [], accepted: [] } } })
    await show()
    await screen.findByRole('checkbox')
    press('Accepter et continuer')
    expect(await screen.findAllByText('Cochez chaque case pour accepter.')).not.toHaveLength(0)
    expect(calls.some(({ method }) => method === 'POST')).toBe(false)
    fireEvent.click(screen.getByRole('checkbox'))
    press('Accepter et continuer')
    await expect
      .poll(() => calls.find(({ method }) => method === 'POST')?.body)
      .toEqual({
        accepted: [{ kind: 'membership-terms', version: '2026-11-20' }],
      })
  })

  it('left for later, leave the page to be read below a reminder that leads back', async () => {
    fakeApi(answers)
    await show()
    await screen.findByRole('checkbox')
    press('Plus tard, consulter seulement')
    expect(await screen.findByText('La page')).toBeTruthy()
    expect(screen.getByRole('status').textContent).toMatch(/^Consultation seule/u)
    press('Lire et accepter')
    expect(await screen.findByRole('checkbox')).toBeTruthy()
  })
})
