import type { DelegationRight } from '@guichet/domain/delegation'
import { cleanup, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { inFile, type Session, SessionContext } from '../../shared/api/session.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { FileHome } from './file-home.tsx'

const show = (rights: DelegationRight[], over: Partial<NonNullable<Session['actingFor']>> = {}) => {
  const id = '0197a3a0-0000-7000-8000-0000000000d1'
  const actingFor = {
    ...{ id, kind: 'delegation' as const, personId: id, firstName: 'Clarisse', lastName: 'Vidalenc' },
    ...{ rights, endsOn: '2027-11-22', endsAt: null, membership: null },
    ...{ isMember: false, isDeclarant: true, hasAccounts: false, ...over },
  }
  return renderPage(
    <SessionContext value={inFile(someSession({ isMember: false, actingFor }))}>
      <FileHome />
    </SessionContext>,
    { path: '/tableau-de-bord' },
  )
}
const ways = () => screen.queryAllByRole('link').map(({ textContent }) => textContent)

afterEach(cleanup)

describe('the first page of a file of somebody else', () => {
  it('leads to what a declarant has who is no member, as far as it is open', async () => {
    await show(['file.see', 'declarations.see'])
    expect(ways()).toEqual(['Fiche', 'Entreprise', 'Déclarations'])
    cleanup()
    await show(['declarations.see'])
    expect(ways()).toEqual(['Déclarations'])
  })

  it('leads to no company where there is none', async () => {
    await show(['file.see', 'documents.see'], { isMember: true, isDeclarant: false })
    expect(ways()).toEqual(['Fiche', 'Documents'])
  })
})
