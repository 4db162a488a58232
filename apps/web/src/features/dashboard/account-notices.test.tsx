import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Session, SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { alertTarget } from './alert-words.ts'
import type { AccountAlert, DueDate } from './api/get-account-notices.ts'
import { DueDatesSection } from './due-dates-section.tsx'
import { TasksSection } from './tasks-section.tsx'

const account = (login: string) => ({ id: `id-${login}`, login, companyName: `Société ${login}` })
const date = (dueOn: string, over: Partial<DueDate> = {}): DueDate => ({
  ...{ procedureCode: 'DSN', procedure: 'Déclaration sociale nominative', label: 'DSN mensuelle' },
  ...{ startsOn: dueOn, dueOn, accounts: [account('asp1ent')], ...over },
})
const alert = (kind: AccountAlert['kind'], over: Partial<AccountAlert> = {}): AccountAlert => ({
  ...{ kind, urgency: 'soon', account: account('asp1ent'), count: null, quota: null, reason: null, ...over },
})
const notices = (dueDates: DueDate[], alerts: AccountAlert[] = []) => ({
  'GET /me/tasks': { body: { items: [] } },
  'GET /accounts/notices': { body: { dueDates, alerts } },
})
const show = (children: React.ReactNode, session: Partial<Session> = { hasAccounts: true }) =>
  renderPage(<SessionContext value={someSession(session)}>{children}</SessionContext>, {
    path: '/tableau-de-bord',
  })
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const lines = () => screen.getAllByRole('listitem').map(({ textContent }) => plain(textContent))

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T09:00:00Z') })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('"Dates limites"', () => {
  it('says the date and the days left in words, and leads to the options of the account', async () => {
    fakeApi(
      notices([
        date('2026-11-24', { startsOn: '2026-11-16', label: 'TVA' }),
        date('2026-11-24'),
        date('2026-11-25'),
        date('2026-12-01'),
        date('2026-12-24', { startsOn: '2026-12-15' }),
      ]),
    )
    await show(<DueDatesSection />)
    await screen.findByText('Aujourd’hui')
    expect(lines()).toEqual([
      'Entre le 16 novembre 2026 et le 24 novembre 2026En cours, dernier jourTVADSN – Déclaration sociale nominative',
      '24 novembre 2026Aujourd’huiDSN mensuelleDSN – Déclaration sociale nominative',
      '25 novembre 2026DemainDSN mensuelleDSN – Déclaration sociale nominative',
      '1er décembre 2026Dans 7 joursDSN mensuelleDSN – Déclaration sociale nominative',
      'Entre le 15 décembre 2026 et le 24 décembre 2026Dans 21 joursDSN mensuelleDSN – Déclaration sociale nominative',
    ])
    expect(screen.getByRole('link', { name: 'Options du compte' }).getAttribute('href')).toBe(
      '/comptes/id-asp1ent/options',
    )
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('names the accounts when there are several, each leading to its options', async () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map(account)
    fakeApi(notices([date('2026-12-07', { accounts: many }), date('2026-12-10')]))
    await show(<DueDatesSection />)
    await screen.findByText('7 décembre 2026')
    expect(lines()[0]).toMatch(/a, b, c et 2 autres comptes$/u)
    expect(screen.getByRole('link', { name: 'b' }).getAttribute('href')).toBe('/comptes/id-b/options')
    expect(lines()[1]).toMatch(/asp1ent$/u)
    expect(screen.getByRole('link', { name: 'Options de mes comptes' }).getAttribute('href')).toBe('/comptes')
  })

  it('shows five, and the others on demand', async () => {
    fakeApi(notices(['01', '02', '03', '04', '07', '08', '09'].map((day) => date(`2026-12-${day}`))))
    await show(<DueDatesSection />)
    const button = await screen.findByRole('button', { name: 'Voir 2 autres dates', expanded: false })
    expect(lines()).toHaveLength(5)
    fireEvent.click(button)
    expect(lines()).toHaveLength(7)
    fireEvent.click(screen.getByRole('button', { name: 'Voir moins de dates', expanded: true }))
    expect(lines()).toHaveLength(5)
  })

  it('says when there is none, and when they cannot be loaded', async () => {
    fakeApi(notices([]))
    await show(<DueDatesSection />)
    expect(plain((await screen.findByText(/^Aucune date/u)).textContent)).toBe(
      'Aucune date dans les 60 jours.',
    )
    cleanup()
    fakeApi({ 'GET /accounts/notices': problemAnswer('service.unexpected', 500) })
    await show(<DueDatesSection />)
    expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy()
  })
})

describe('alerts of accounts, among what is to do first', () => {
  it('stand by urgency, three at most, each with the way to where it is mended', async () => {
    fakeApi(
      notices(
        [],
        [
          alert('request-refused', { urgency: 'now', reason: 'SIRET inconnu' }),
          alert('mailbox-quota-used-up', { count: 40, quota: 40 }),
          alert('secondary-invitations-lapsed', { count: 2 }),
          alert('mailbox-password-missing'),
        ],
      ),
    )
    await show(<TasksSection />)
    await screen.findByText('La demande du compte asp1ent a été refusée')
    expect(lines()).toEqual([
      'La demande du compte asp1ent a été refuséeMotif : SIRET inconnuVoir le compte',
      'Toutes les boîtes mail du compte asp1ent sont utilisées40 sur 40 : demandez-en d’autres dans les options du compte.Voir les options',
      '2 comptes secondaires du compte asp1ent attendent une nouvelle invitationAucun lien n’est plus valable : ouvrez le compte secondaire pour renvoyer son invitation.Voir les comptes',
    ])
    const list = within(screen.getByRole('list'))
    expect(list.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
      '/comptes/id-asp1ent/identite',
      '/comptes/id-asp1ent/options',
      '/comptes?compte=id-asp1ent&statut=approved',
    ])
    expect(screen.getByRole('link', { name: /^Et 1 autre alerte/u }).getAttribute('href')).toBe('/comptes')
  })

  it('each kind has its words and its page', async () => {
    const kinds = [
      [
        'move-proposed',
        'Une proposition attend votre réponse : compte asp1ent',
        '/comptes/id-asp1ent/rattachement',
      ],
      ['request-waiting', 'Demande en cours : compte asp1ent', '/comptes/id-asp1ent/identite'],
      [
        'mailbox-password-missing',
        'La boîte mail du compte asp1ent n’a pas de mot de passe',
        '/comptes/id-asp1ent/mot-de-passe',
      ],
      [
        'mailbox-quota-nearly-used',
        'Presque toutes les boîtes mail du compte asp1ent sont utilisées',
        '/comptes/id-asp1ent/options',
      ],
      [
        'secondary-invitations-pending',
        '1 invitation est en attente sous le compte asp1ent',
        '/comptes?compte=id-asp1ent&statut=approved',
      ],
      [
        'secondary-requests-waiting',
        '1 demande en cours sous le compte asp1ent',
        '/comptes?compte=id-asp1ent&statut=requested',
      ],
    ] as const
    for (const [kind, title, target] of kinds) {
      fakeApi(notices([], [alert(kind, { count: 1, quota: 1 })]))
      await show(<TasksSection />)
      expect(plain((await screen.findByRole('heading', { level: 3 })).textContent)).toBe(title)
      expect(alertTarget(alert(kind))).toBe(target)
      cleanup()
    }
  })

  it('tells the staff that requests wait, and asks nothing of who has neither account nor that right', async () => {
    fakeApi({
      ...notices([]),
      'GET /admin/account-requests': {
        body: {
          ...{ items: [], nextCursor: null, previousCursor: null },
          ...{ total: 3, totalIsExact: true, firstRank: 0 },
        },
      },
    })
    await show(<TasksSection />, { staffRole: 'admin', permissions: ['accounts.read', 'accounts.decide'] })
    await screen.findByText('3 demandes de compte attendent une réponse')
    expect(screen.getByRole('link', { name: 'Répondre aux demandes' }).getAttribute('href')).toBe(
      '/admin/demandes',
    )
    cleanup()
    const seen = fakeApi(notices([]))
    await show(<TasksSection />, {})
    await screen.findByText('Rien à faire pour le moment')
    expect(seen.map(({ path }) => path)).toEqual(['/me/tasks'])
  })

  it('that cannot be loaded leave the rest readable', async () => {
    fakeApi({ ...notices([]), 'GET /accounts/notices': problemAnswer('service.unexpected', 500) })
    await show(<TasksSection />)
    expect(await screen.findByText('Rien à faire pour le moment')).toBeTruthy()
  })
})
