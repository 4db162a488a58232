import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as RenewPage } from './renew-page.tsx'
import type { Renewal } from './renewal-view.ts'
import {
  CHECK,
  CREATE,
  DAYS,
  ID,
  NORMAL,
  OFFER,
  ONE,
  offer,
  PAGE,
  REDUCED,
  RENEWAL,
  reducedAt,
  renewal,
  TOLD,
  tomorrow,
  voucherPage,
} from './testing/some-renewal.ts'

vi.mock('../../shared/browser/leave.ts', () => ({ leaveFor: vi.fn(), reloadPage: vi.fn() }))

const show = (path = PAGE) =>
  renderPage(
    <SessionContext value={someSession()}>
      <RenewPage />
    </SessionContext>,
    { path, route: '/adhesions/:id/renouveler' },
  )
/** All spaces as plain ones. */
const plain = (element: Element | null | undefined) =>
  (element?.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const button = (name: RegExp) => screen.findByRole('button', { name })

beforeEach(() => vi.mocked(leaveFor).mockClear())
afterEach(cleanup)

describe('what is said before paying', () => {
  it('shows the current end, the new period, the rule, the amount and what follows', async () => {
    fakeApi({ [OFFER]: { body: offer } })
    await show()
    await button(/^Payer/)
    const text = plain(document.body)
    expect(text).toContain('23 octobre 2026')
    expect(text).toContain('du 28 décembre 2026 au 27 décembre 2027')
    expect(text).toContain('Votre adhésion a expiré : la nouvelle période commence le jour du paiement.')
    expect(text).toContain('Vous allez payer 69,00 € par carte. Votre adhésion ira jusqu’au 27/12/2027.')
    expect(plain(await button(/^Payer/))).toBe('Payer 69,00 €')
  })

  it('says that an early renewal loses no day', async () => {
    fakeApi({ [OFFER]: { body: { ...offer, rule: 'early' } } })
    await show()
    await button(/^Payer/)
    expect(plain(document.body)).toContain(
      'Vous renouvelez avant l’échéance : la nouvelle période commence le lendemain',
    )
  })

  it('follows the type and the way to pay that are chosen', async () => {
    fakeApi({ [OFFER]: { body: offer } })
    await show()
    fireEvent.click(await screen.findByRole('radio', { name: /réduite/ }))
    expect(plain(await button(/^Payer/))).toBe('Payer 39,00 €')
    fireEvent.click(screen.getByRole('radio', { name: 'Virement' }))
    await button(/^Demander à régler par virement$/)
    expect(plain(document.body)).toContain('Réglée aujourd’hui, votre adhésion irait jusqu’au 27/12/2027.')
  })

  it.each([
    ['membership.already-extended', 'Cette adhésion est déjà renouvelée'],
    ['membership.not-latest', 'Cette adhésion n’est plus la dernière'],
  ])('explains %s', async (code, title) => {
    fakeApi({ [OFFER]: problemAnswer(code, 409) })
    await show()
    await screen.findByText(title)
    expect(screen.getByRole('link', { name: 'Voir mes adhésions' })).toBeTruthy()
  })
})

describe('paying', () => {
  it('orders once for two clicks and leaves for the payment page', async () => {
    const seen = fakeApi({ [OFFER]: { body: offer }, [CREATE]: { status: 201, body: renewal } })
    await show()
    const pay = await button(/^Payer/)
    fireEvent.click(pay)
    fireEvent.click(pay)
    await waitFor(() => expect(leaveFor).toHaveBeenCalledExactlyOnceWith('https://checkout.example/pay/cs_1'))
    const orders = seen.filter(({ method }) => method === 'POST')
    expect(orders).toHaveLength(1)
    expect(orders[0]?.body).toEqual({ typeId: NORMAL, method: 'card', ...TOLD })
    expect(orders[0]?.headers.get('idempotency-key')).toMatch(/^[\da-f]{32}$/)
  })

  it('keeps the key for a second try of the same order, and takes another for another order', async () => {
    const seen = fakeApi({
      [OFFER]: { body: offer },
      [CREATE]: problemAnswer('payment.provider-unavailable', 503),
    })
    await show()
    fireEvent.click(await button(/^Payer/))
    await screen.findByText('Le service de paiement ne répond pas')
    fireEvent.click(await button(/^Payer/))
    await waitFor(() => expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(2))
    await waitFor(async () => expect((await button(/^Payer/)).getAttribute('data-loading')).toBeNull())
    fireEvent.click(screen.getByRole('radio', { name: /réduite/ }))
    fireEvent.click(await button(/^Payer/))
    await waitFor(() => expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(3))
    const [first, second, third] = seen
      .filter(({ method }) => method === 'POST')
      .map(({ headers }) => headers.get('idempotency-key'))
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  it('goes straight on with the order that waits since the payment service did not answer', async () => {
    let waits = false
    fakeApi({
      [OFFER]: () => ({ body: { ...offer, pending: waits ? { ...renewal, checkoutUrl: null } : null } }),
      [CREATE]: () => {
        const answer = waits
          ? problemAnswer('membership.renewal-pending', 409)
          : problemAnswer('payment.provider-unavailable', 503)
        waits = true
        return answer
      },
      [CHECK]: { body: renewal },
    })
    await show()
    fireEvent.click(await button(/^Payer/))
    await screen.findByText('Le service de paiement ne répond pas')
    fireEvent.click(await button(/^Payer/))
    await waitFor(() => expect(leaveFor).toHaveBeenCalledWith('https://checkout.example/pay/cs_1'))
    expect(screen.queryByText('Un renouvellement attend son règlement')).toBeNull()
  })

  it('does not go on with another order than the one that was sent', async () => {
    let waits = false
    const other = { ...renewal, method: 'sepa-debit', checkoutUrl: null } as const
    const seen = fakeApi({
      [OFFER]: () => ({ body: { ...offer, pending: waits ? other : null } }),
      [CREATE]: () => {
        const answer = waits
          ? problemAnswer('membership.renewal-pending', 409)
          : problemAnswer('payment.provider-unavailable', 503)
        waits = true
        return answer
      },
    })
    await show()
    fireEvent.click(await button(/^Payer/))
    await screen.findByText('Le service de paiement ne répond pas')
    fireEvent.click(await button(/^Payer/))
    await screen.findByText('Un renouvellement attend son règlement')
    expect(seen.some(({ path }) => path.endsWith('/check'))).toBe(false)
  })

  it('does not open an address that is no web address', async () => {
    fakeApi({
      [OFFER]: { body: offer },
      [CREATE]: { status: 201, body: { ...renewal, checkoutUrl: 'javascript:alert(1)' } },
    })
    await show()
    fireEvent.click(await button(/^Payer/))
    await screen.findByText(/n’est pas sûre/)
    expect(leaveFor).not.toHaveBeenCalled()
  })

  it('shows the renewal that waits already when the API says that there is one', async () => {
    let pending: Renewal | null = null
    fakeApi({
      [OFFER]: () => ({ body: { ...offer, pending } }),
      [CREATE]: () => {
        pending = renewal
        return problemAnswer('membership.renewal-pending', 409)
      },
    })
    await show()
    fireEvent.click(await button(/^Payer/))
    await screen.findByText('Un renouvellement attend son règlement')
    fireEvent.click(await button(/^Reprendre le paiement$/))
    expect(leaveFor).toHaveBeenCalledWith('https://checkout.example/pay/cs_1')
  })

  it('opens the payment page that could not be opened before', async () => {
    const seen = fakeApi({
      [OFFER]: { body: { ...offer, pending: { ...renewal, checkoutUrl: null } } },
      [CHECK]: { body: renewal },
    })
    await show()
    fireEvent.click(await button(/^Reprendre le paiement$/))
    await waitFor(() => expect(leaveFor).toHaveBeenCalledExactlyOnceWith('https://checkout.example/pay/cs_1'))
    expect(seen.filter(({ path }) => path.endsWith('/check'))).toHaveLength(1)
  })

  it('offers nothing to pay or to give up of what automatic renewal debits', async () => {
    const debited: Renewal = { ...renewal, state: 'processing', method: 'sepa-debit', unattended: true }
    fakeApi({ [OFFER]: { body: { ...offer, pending: debited } } })
    await show()
    await screen.findByText('Votre adhésion se renouvelle par prélèvement')
    expect(screen.queryByRole('button', { name: /paiement|Annuler/u })).toBeNull()
    expect(screen.queryByRole('link', { name: 'Suivre ce paiement' })).toBeNull()
  })

  it('gives all that a transfer needs', async () => {
    const transfer: Renewal = {
      ...renewal,
      method: 'transfer',
      checkoutUrl: null,
      transferTo: {
        holder: 'Azur et Lavande',
        iban: 'FR7630006000011234567890189',
        bic: 'AGRIFRPP',
        bank: 'Banque',
      },
    }
    fakeApi({
      [OFFER]: { body: offer },
      [CREATE]: { status: 201, body: transfer },
      [ONE]: { body: transfer },
      'GET /me/tasks': { body: { items: [] } },
    })
    await show()
    fireEvent.click(await screen.findByRole('radio', { name: 'Virement' }))
    fireEvent.click(await button(/^Demander à régler par virement$/))
    await screen.findByRole('heading', { name: 'Réglez par virement' })
    // The button is gone: the focus goes to the title, not to nowhere.
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
    const text = plain(document.body)
    expect(text).toContain('AD-2026-000148-Z')
    expect(text).toContain('FR76 3000 6000 0112 3456 7890 189')
    expect(text).toContain('AGRIFRPP')
    expect(screen.getByRole('button', { name: /^Copier.*\(IBAN\)$/ })).toBeTruthy()
  })
})

describe('what was told, and does not hold any more', () => {
  const CHANGED = problemAnswer('membership.offer-changed', 409)
  const postsOf = (seen: ReturnType<typeof fakeApi>) => seen.filter(({ method }) => method === 'POST')

  it('is told anew beside the new amount, every choice kept, and then confirmed as another order', async () => {
    const offers = [reducedAt(3900)]
    const asked = { ...renewal, method: 'transfer', checkoutUrl: null }
    const answers = [CHANGED, { status: 201, body: asked }]
    const seen = fakeApi({
      [OFFER]: () => ({ body: offers.shift() ?? reducedAt(4900) }),
      'GET /vouchers': voucherPage(0),
      [CREATE]: () => answers.shift() ?? CHANGED,
      [ONE]: { body: asked },
      'GET /me/tasks': { body: { items: [] } },
    })
    const { router } = await show()
    for (const name of [/réduite/, 'Virement']) fireEvent.click(await screen.findByRole('radio', { name }))
    fireEvent.click(await button(/^Demander à régler par virement$/))
    expect(plain(await screen.findByRole('alert'))).toContain(
      'Le montant a changé depuis que vous avez ouvert cette page : 49,00 € au lieu de 39,00 €.',
    )
    expect(plain(document.body)).toContain('Vous allez demander à régler 49,00 € par virement.')
    for (const name of [/réduite/, 'Virement'])
      expect(screen.getByRole('radio', { name })).toHaveProperty('checked', true)
    await waitFor(async () => expect((await button(/^Demander/)).getAttribute('data-loading')).toBeNull())
    fireEvent.click(await button(/^Demander à régler par virement$/))
    await waitFor(() => expect(router.state.location.search).toBe(`?renouvellement=${RENEWAL}`))
    const order = { typeId: REDUCED, method: 'transfer', ...DAYS }
    expect(postsOf(seen).map(({ body }) => body)).toEqual(
      [3900, 4900].map((amountCents) => ({ ...order, amountCents })),
    )
    expect(new Set(postsOf(seen).map(({ headers }) => headers.get('idempotency-key'))).size).toBe(2)
  })

  it('is said of days that are others since midnight, until something else is chosen', async () => {
    const offers = [offer]
    fakeApi({
      [OFFER]: () => ({ body: offers.shift() ?? tomorrow }),
      'GET /vouchers': voucherPage(0),
      [CREATE]: CHANGED,
    })
    await show()
    fireEvent.click(await button(/^Payer/))
    expect(plain(await screen.findByRole('alert'))).toContain(
      'Les dates ont changé depuis que vous avez ouvert cette page : du 29 décembre 2026 au 28 décembre 2027.',
    )
    fireEvent.click(screen.getByRole('radio', { name: /réduite/ }))
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
  })

  it('is said of a voucher of which another order has spent a part', async () => {
    const left = [2000]
    const vouchers = () => voucherPage(left.shift() ?? 800)
    const seen = fakeApi({ [OFFER]: { body: offer }, 'GET /vouchers': vouchers, [CREATE]: CHANGED })
    await show()
    fireEvent.click(await screen.findByRole('radio', { name: /20,00/ }))
    fireEvent.click(await button(/^Payer 49,00/))
    expect(plain(await screen.findByRole('alert'))).toContain('61,00 € au lieu de 49,00 €')
    expect(postsOf(seen)[0]?.body).toMatchObject({ ...TOLD, voucherId: RENEWAL, voucherCents: 2000 })
  })
})

describe('a renewal that waits', () => {
  it('is cancelled after a question', async () => {
    let pending: Renewal | null = renewal
    const seen = fakeApi({
      [OFFER]: () => ({ body: { ...offer, pending } }),
      [`DELETE /memberships/${ID}/renewals/${RENEWAL}`]: () => {
        pending = null
        return { body: { ...renewal, state: 'cancelled' } }
      },
    })
    await show()
    fireEvent.click(await button(/^Annuler cette demande$/))
    const dialog = await screen.findByRole('dialog')
    expect(seen.some(({ method }) => method === 'DELETE')).toBe(false)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Annuler cette demande' }))
    await button(/^Payer/)
    const told = screen.getByText(/^Demande annulée\. Rien n’a été débité\.$/).closest('[role="status"]')
    await waitFor(() => expect(document.activeElement).toBe(told))
  })
})

describe('back from the payment page', () => {
  const back = (how: 'paye' | 'annule') => `${PAGE}?renouvellement=${RENEWAL}&retour=${how}`

  it('follows the payment until the membership is active, having the API look at once', async () => {
    let polls = 0
    const done = { ...renewal, state: 'completed', checkoutUrl: null, newMembershipId: ID, paymentId: NORMAL }
    const seen = fakeApi({
      [ONE]: () => {
        polls += 1
        return { body: polls < 3 ? renewal : done }
      },
      [CHECK]: problemAnswer('payment.provider-unavailable', 503),
      'GET /memberships': {
        body: {
          items: [],
          nextCursor: null,
          previousCursor: null,
          total: 0,
          totalIsExact: true,
          firstRank: 0,
        },
      },
    })
    await show(back('paye'))
    await screen.findByText('Paiement confirmé, activation en cours…')
    expect(seen.some(({ path }) => path.endsWith('/check'))).toBe(true)
    await screen.findByRole('heading', { name: 'Votre adhésion est renouvelée' }, { timeout: 5000 })
    const text = plain(document.body)
    expect(text).toContain('jusqu’au 27 décembre 2027')
    expect(text).toContain('Le reçu de 69,00 € a été envoyé à philippe@demo.example.')
    expect(screen.getByRole('button', { name: 'Télécharger l’attestation' })).toBeTruthy()
  })

  it('keeps asking when an answer is missing on the way', async () => {
    let polls = 0
    fakeApi({
      [ONE]: () => {
        polls += 1
        if (polls === 2) return new Error('cut')
        return { body: polls < 4 ? renewal : { ...renewal, state: 'failed', checkoutUrl: null } }
      },
      [CHECK]: problemAnswer('payment.provider-unavailable', 503),
    })
    await show(back('paye'))
    await screen.findByText('Le paiement n’a pas abouti', {}, { timeout: 6000 })
    expect(screen.getByRole('link', { name: 'Recommencer le renouvellement' }).getAttribute('href')).toBe(
      PAGE,
    )
  })

  it('says that nothing was charged when the payer came back without paying', async () => {
    fakeApi({ [ONE]: { body: renewal } })
    await show(back('annule'))
    await screen.findByText('Paiement interrompu')
    expect(screen.getByText(/Rien n’a été débité et votre demande est gardée/)).toBeTruthy()
    await button(/^Reprendre le paiement$/)
    await button(/^Annuler cette demande$/)
  })

  it('explains the days that a debit takes', async () => {
    const processing = { ...renewal, method: 'sepa-debit', state: 'processing', checkoutUrl: null }
    fakeApi({ [ONE]: { body: processing }, [CHECK]: { body: processing } })
    await show(back('paye'))
    await screen.findByText('Prélèvement en cours')
  })

  it('knows nothing of a renewal that does not exist or is somebody else’s', async () => {
    fakeApi({ [ONE]: problemAnswer('resource.not-found', 404) })
    await show(back('paye'))
    await screen.findByText(/L’adresse a peut-être été mal recopiée/)
  })
})
