import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { type Session, SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as HomePage } from './home-page.tsx'

const FIGURES = {
  ...{ activeMembers: 12, inactiveMembers: 3, endingWithin30Days: 2, pendingManualPayments: 1 },
  ...{ withdrawalsToDecide: 3, declarantsToCheck: 2, transfersToMatch: 6 },
  ...{ receivedThisMonthCents: 24_000, renewalsThisMonth: 4, threadsToAnswer: 4, companiesToCheck: 2 },
  ...{ eventsToDecide: 2, ordersToFulfil: 5, lettersToPrint: 0, signInReports: 1, erasuresToDecide: 2 },
}
const waiting = (total: number, totalIsExact = true) => ({
  body: { items: [], nextCursor: null, previousCursor: null, total, totalIsExact, firstRank: 0 },
})
const answers = (requests: ReturnType<typeof waiting> | ReturnType<typeof problemAnswer>) => ({
  'GET /admin/figures': { body: FIGURES },
  'GET /admin/account-requests': requests,
})
const show = (permissions: Session['permissions']) =>
  renderPage(
    <SessionContext value={someSession({ staffRole: 'manager', permissions })}>
      <HomePage />
    </SessionContext>,
    { path: '/admin' },
  )
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const figure = async () => screen.findByRole('link', { name: /^Demandes de compte à traiter/u })

afterEach(cleanup)

describe('the figures of the back-office', () => {
  it('count the requests that wait, and lead to them', async () => {
    fakeApi(answers(waiting(3)))
    await show(['accounts.read'])
    const link = await figure()
    expect(link.getAttribute('href')).toBe('/admin/demandes')
    expect(plain(link.textContent)).toBe('Demandes de compte à traiter3Voir la liste')
    cleanup()
    fakeApi(answers(waiting(10_000, false)))
    await show(['accounts.read'])
    expect(plain((await figure()).textContent)).toContain('+ de 10 000')
  })

  it('say what waits, to whoever may deal with it', async () => {
    fakeApi(answers(waiting(3)))
    await show(['members.read', 'services.read', 'letters.handle', 'sign-ins.handle', 'threads.handle'])
    const links = [
      'Connexions contestées',
      'Conversations en attente',
      'Événements à décider',
      'Prestations à réaliser',
      'Courriers à imprimer',
    ].map((name) => screen.findByRole('link', { name: new RegExp(`^${name}`, 'u') }))
    expect((await Promise.all(links)).map((link) => link.getAttribute('href'))).toEqual([
      '/admin/connexions-contestees?etat=open',
      '/admin/messages',
      '/admin/evenements?etat=requested',
      '/admin/prestations?etat=todo',
      '/admin/courriers?etat=waiting',
    ])
    cleanup()
    await show(['members.read'])
    await screen.findByRole('link', { name: /^Événements à décider/u })
    expect(screen.queryByText('Courriers à imprimer')).toBeNull()
    expect(screen.queryByText('Demandes d’effacement')).toBeNull()
    expect(screen.queryByText('Conversations en attente')).toBeNull()
  })

  it('count withdrawals, declarants and transfers, for whoever deals with them', async () => {
    fakeApi(answers(waiting(3)))
    await show(['members.read', 'services.read', 'declarants.read', 'payments.record'])
    const places = await Promise.all(
      ['Rétractations à rembourser', 'Déclarants à vérifier', 'Virements à rapprocher'].map(async (name) => {
        const link = await screen.findByRole('link', { name: new RegExp(`^${name}`, 'u') })
        return [link.getAttribute('href'), plain(link.textContent).replace(/\D/gu, '')]
      }),
    )
    expect(places).toEqual([
      ['/admin/prestations?etat=withdrawal', '3'],
      ['/admin/demandes/declarants', '2'],
      ['/admin/virements', '6'],
    ])
  })

  it('count who asks to be erased, for whoever decides about it', async () => {
    fakeApi(answers(waiting(3)))
    await show(['members.read', 'members.edit'])
    const link = await screen.findByRole('link', { name: /^Demandes d’effacement/u })
    expect(link.getAttribute('href')).toBe('/admin/effacements?etat=asked')
    expect(plain(link.textContent)).toBe('Demandes d’effacement2Voir la liste')
  })

  it('ask for no requests whose reader has not that right, and stay when they cannot be counted', async () => {
    const seen = fakeApi(answers(waiting(3)))
    await show(['members.read'])
    await screen.findByRole('link', { name: /^Adhérents actifs/u })
    expect(seen.map(({ path }) => path)).not.toContain('/admin/account-requests')
    cleanup()
    fakeApi(answers(problemAnswer('service.unexpected', 500)))
    await show(['accounts.read'])
    expect(await screen.findByRole('link', { name: /^Adhérents actifs/u })).toBeTruthy()
    expect(screen.queryByText('Demandes de compte à traiter')).toBeNull()
  })
})
