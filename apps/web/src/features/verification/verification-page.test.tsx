import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import * as leave from '../../shared/browser/leave.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { VerificationPage } from './verification-page.tsx'

const CODE = '7F3K-2M9Q-4XTB-0HJW'
const FOUND = {
  kind: 'membership-certificate',
  state: 'valid',
  number: 'AT-2026-000012',
  code: CODE,
  holderName: 'Camille Bernard',
  organisationName: 'Azur et Lavande',
  issuedOn: '2026-11-22',
  startsOn: '2026-06-11',
  endsOn: '2027-06-10',
  revokedOn: null,
  amountCents: null,
  checkedAt: '2026-11-22T10:05:00Z',
}
const route = `GET /verifications/${CODE}`
const show = async (answers: Parameters<typeof fakeApi>[0], value = CODE) => {
  const calls = fakeApi(answers)
  await renderPage(<VerificationPage value={value} />)
  return calls
}

afterEach(cleanup)

describe('the public verification page', () => {
  it('tells a stranger that a certificate is valid today, and what it says', async () => {
    await show({ [route]: { body: FOUND } })
    await screen.findByRole('heading', { level: 2, name: 'Valable aujourd’hui' })
    const page = document.body.textContent?.replaceAll('\u00A0', ' ')
    for (const words of [
      'Attestation d’adhésion',
      'Camille Bernard',
      'du 11 juin 2026 au 10 juin 2027',
      'AT-2026-000012',
      '22 novembre 2026 à 11 h 05 (heure de Paris)',
    ]) {
      expect(page).toContain(words)
    }
  })

  it.each([
    [{ ...FOUND, state: 'expired' }, 'Expirée', 'a pris fin le 10 juin 2027'],
    [{ ...FOUND, state: 'upcoming' }, 'Pas encore valable', 'à partir du 11 juin 2026'],
    [{ ...FOUND, state: 'revoked', revokedOn: '2026-12-01' }, 'Révoquée', 'le 1er décembre 2026'],
    [
      { ...FOUND, kind: 'receipt', amountCents: 6_900, startsOn: null, endsOn: null },
      'Reçu authentique',
      '69,00 €',
    ],
  ])('case %#', async (found, words, detail) => {
    await show({ [route]: { body: found } })
    await screen.findByRole('heading', { level: 2, name: words })
    expect(document.body.textContent?.replaceAll('\u00A0', ' ')).toContain(detail)
  })

  it('warns about a code that nobody knows', async () => {
    await show({ [route]: problemAnswer('resource.not-found', 404) })
    await screen.findByRole('heading', { level: 2, name: 'Document inconnu' })
    expect(screen.getByText(new RegExp(CODE))).toBeTruthy()
  })

  it('never takes a failure for an unknown document', async () => {
    let answer: Error | { body: unknown } = new TypeError('Failed to fetch')
    await show({ [route]: () => answer })
    await screen.findByText('La vérification n’a pas pu être faite')
    expect(screen.queryByText('Document inconnu')).toBeNull()
    answer = { body: FOUND }
    fireEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    await screen.findByRole('heading', { level: 2, name: 'Valable aujourd’hui' })
  })

  it('takes a code typed by hand, however it is written', async () => {
    const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
    const calls = await show({}, '')
    fireEvent.click(screen.getByRole('button', { name: 'Vérifier' }))
    screen.getByText('Indiquez le code du document.')
    fireEvent.change(screen.getByLabelText('Code du document'), { target: { value: '7f3k 2m9q4xtb-Ohjw' } })
    fireEvent.click(screen.getByRole('button', { name: 'Vérifier' }))
    expect(left).toHaveBeenCalledWith(`/verification/${CODE}`)
    expect(calls).toEqual([])
  })
})
