import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Visibility } from './visibility-part.tsx'

const show = (over: Parameters<typeof someSession>[0]) =>
  renderPage(
    <SessionContext value={someSession(over)}>
      <Visibility />
    </SessionContext>,
    { path: '/confidentialite' },
  )

afterEach(cleanup)

describe('who sees what', () => {
  it('is told by the rights of each role', async () => {
    await show({ isMember: true })
    const rowOf = (name: RegExp) => within(screen.getByText(name).closest('tr, li') as HTMLElement)
    expect(rowOf(/Gestion/u).getByText(/numéro de sécurité sociale/u)).toBeDefined()
    expect(rowOf(/Assistance/u).queryByText(/numéro de sécurité sociale/u)).toBeNull()
    expect(rowOf(/Comptabilité/u).getByText(/vos paiements/u)).toBeDefined()
    expect(screen.getByText(/que vous parrainez/u)).toBeDefined()
    expect(screen.queryByText(/compte primaire/u)).toBeNull()
  })

  it('says where one decides, and that there is no directory to hide from', async () => {
    await show({ isMember: true })
    expect(screen.getByText(/pas d’annuaire des adhérents/u)).toBeDefined()
    const rowOf = (name: RegExp) => within(screen.getByText(name).closest('tr, li') as HTMLElement)
    expect(rowOf(/Gestion/u).getByText(/nécessaire pour vous servir/u)).toBeDefined()
    expect(rowOf(/Les tiers/u).getByText(/Vous décidez, tiers par tiers/u)).toBeDefined()
  })

  it('speaks of accounts to whoever has some, and of membership to members', async () => {
    await show({ isMember: false, hasAccounts: true })
    expect(screen.getByText(/compte primaire/u)).toBeDefined()
    expect(screen.queryByText(/que vous parrainez/u)).toBeNull()
    expect(screen.queryByText(/agir à votre place/u)).toBeNull()
    cleanup()
    await show({ isMember: false, isDeclarant: true })
    expect(screen.getAllByText(/agir à votre place/u).length).toBeGreaterThan(0)
  })
})
