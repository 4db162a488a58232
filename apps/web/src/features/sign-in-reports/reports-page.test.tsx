import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { type Session, SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as ReportsPage } from './reports-page.tsx'
import type { SignInReport } from './sign-in-reports.ts'

const OPEN: SignInReport = {
  ...{ id: '0197a3a0-0000-7000-8000-000000000001', personId: '0197a3a0-0000-7000-8000-0000000000aa' },
  ...{ personName: 'Zoé Marchand', email: 'zoe@exemple.fr', isMember: true, country: 'JP' },
  ...{ signedInAt: '2026-11-20T03:12:00.000Z', browser: 'chrome', system: 'linux', ip: '203.0.113.80' },
  ...{ method: 'password', reportedAt: '2026-11-20T07:40:00.000Z', state: 'open' },
  ...{ handledAt: null, handledBy: null, note: null, threadId: null },
}
const HANDLED: SignInReport = {
  ...OPEN,
  ...{ id: '0197a3a0-0000-7000-8000-000000000002', state: 'handled', handledAt: '2026-11-21T09:00:00.000Z' },
  ...{ handledBy: 'Paul Support', note: 'Appelée.', isMember: false, country: null, method: null },
}
const page = (items: readonly SignInReport[]) => ({
  body: {
    ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
    firstRank: items.length === 0 ? 0 : 1,
  },
})
const show = (permissions: Session['permissions'] = ['sign-ins.handle']) =>
  renderPage(
    <SessionContext value={someSession({ staffRole: 'support', permissions })}>
      <ReportsPage />
    </SessionContext>,
    { path: '/admin/connexions-contestees' },
  )

afterEach(cleanup)

describe('/admin/connexions-contestees', () => {
  it('tells whose sign-in it was, from where, and what was found; closes one with a note', async () => {
    let items = [OPEN, HANDLED]
    const calls = fakeApi({
      'GET /admin/sign-in-reports': () => page(items),
      [`POST /admin/sign-in-reports/${OPEN.id}/handling`]: () => {
        items = [{ ...OPEN, state: 'handled', note: 'Vue avec elle.' }]
        return { status: 204 }
      },
    })
    await show(['sign-ins.handle', 'audit.read'])
    const row = (await screen.findByRole('link', { name: 'Zoé Marchand' })).closest('tr') as HTMLElement
    for (const words of ['zoe@exemple.fr', 'Japon', '203.0.113.80', 'Chrome sous Linux', 'mot de passe'])
      expect(row.textContent).toContain(words)
    expect(within(row).getByRole('link', { name: 'Voir ce qui a été fait' }).getAttribute('href')).toBe(
      `/admin/journal?auteur=${OPEN.personId}&du=2026-11-20`,
    )
    expect(screen.getByText('Appelée.').closest('tr')?.textContent).toContain('Lieu inconnu')
    fireEvent.click(screen.getByRole('button', { name: 'Classer' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Classer' }))
    await waitFor(() =>
      expect(within(dialog).getByLabelText('Constat et suites')).toHaveProperty('ariaInvalid', 'true'),
    )
    fireEvent.change(within(dialog).getByLabelText('Constat et suites'), {
      target: { value: 'Vue avec elle.' },
    })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Classer' }))
    await screen.findByText('La connexion contestée est classée.')
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ note: 'Vue avec elle.' })
    await screen.findByText('Vue avec elle.')
  })

  it('says that somebody else was quicker', async () => {
    fakeApi({
      'GET /admin/sign-in-reports': page([OPEN]),
      [`POST /admin/sign-in-reports/${OPEN.id}/handling`]: problemAnswer('sign-in-report.handled', 409),
    })
    await show()
    expect(await screen.findByText('à traiter', { selector: ':not(option)' })).toBeTruthy()
    expect(screen.queryByText('Voir ce qui a été fait')).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Classer' }))
    const dialog = await screen.findByRole('dialog')
    fireEvent.change(within(dialog).getByLabelText('Constat et suites'), { target: { value: 'Vu.' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Classer' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('n’a pas abouti')
  })

  it('says so when there is none', async () => {
    fakeApi({ 'GET /admin/sign-in-reports': page([]) })
    await show()
    await screen.findByText('Aucune connexion contestée')
  })
})
