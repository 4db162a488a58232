import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { keptCode } from '../../../shared/session/device-code.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { CodeGroup } from './code-group.tsx'

const session = someSession()
const show = () =>
  renderPage(
    <SessionContext value={session}>
      <CodeGroup />
    </SessionContext>,
  )
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => {
  const named = screen.getAllByRole('button', { name })
  fireEvent.click(named.at(-1) as HTMLElement)
}

beforeEach(() => localStorage.clear())
afterEach(cleanup)

describe('the code of this device', () => {
  it('is set after a weak one was refused, kept unreadable, and taken away by who knows it', async () => {
    await show()
    press('Choisir un code')
    await screen.findByLabelText('Nouveau code')
    type('Nouveau code', '1234')
    type('Confirmation du code', '1243')
    press('Activer le code')
    expect((await screen.findAllByText(/serait vite deviné/u)).length).toBeGreaterThan(0)
    expect(screen.getAllByText('Les deux codes sont différents.').length).toBeGreaterThan(0)
    type('Nouveau code', '159482')
    type('Confirmation du code', '159482')
    fireEvent.change(screen.getByLabelText('Demander le code après'), { target: { value: '15' } })
    press('Activer le code')
    await screen.findByText('Le code est actif sur cet appareil.')
    expect(screen.getByText(/après 15 minutes en arrière-plan/u)).toBeTruthy()
    expect(JSON.stringify({ ...localStorage })).not.toContain('159482')
    press('Retirer le code')
    await screen.findByLabelText('Code actuel')
    type('Code actuel', '260482')
    press('Retirer le code')
    expect((await screen.findAllByText(/Il reste 4 essais/u)).length).toBeGreaterThan(0)
    expect(keptCode(session.personId)).toBeDefined()
    type('Code actuel', '159482')
    press('Retirer le code')
    await screen.findByText('Le code est retiré.')
    expect(keptCode(session.personId)).toBeUndefined()
  })
})
