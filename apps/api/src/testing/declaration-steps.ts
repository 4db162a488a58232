import { randomBytes } from 'node:crypto'
import * as contract from '@guichet/contract/declarations.contract'
import { declarantOptions, declarants } from '@guichet/db/schema'
import type { OptionChoice, OptionKind } from '@guichet/domain/fiscal-options'
import type { Turnover } from '@guichet/domain/micro-social/turnover-categories'
import { unknownSiret } from './declarant-steps.ts'
import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

type File = Partial<typeof declarants.$inferInsert>

/** Says something of a company from a day on. */
export async function sayOption(
  api: TestApp,
  file: { readonly id: string; readonly personId: string },
  kind: OptionKind,
  choices: OptionChoice[],
  startsOn = '2021-03-01',
): Promise<void> {
  await api.deps.db.insert(declarantOptions).values({
    ...{ id: api.deps.ids.uuid(), declarantId: file.id, kind, choices, startsOn, askedOn: null },
    ...{ saidBy: file.personId, saidAt: api.clock.now() },
  })
}

/** A declarant of services by the quarter, whose file was opened in October 2025; signed in. */
export async function openDeclarant(api: TestApp, over: File = {}, said = true) {
  const person = await api.make.person({ firstName: 'Clarisse', lastName: 'Vidalenc' })
  const createdAt = new Date('2025-10-10T08:00:00Z')
  const file = {
    ...{ id: api.deps.ids.uuid(), personId: person.id, state: 'open', siret: unknownSiret() },
    ...{ companyName: 'CLARISSE VIDALENC', startedOn: '2021-03-01', isOpen: true, postcode: '13100' },
    ...{ birthName: 'Vidalenc', firstNames: 'Clarisse', finding: 'same', termsVersion: '2026-11' },
    ...{ nirCipher: randomBytes(16), nirHash: randomBytes(32), askedAt: createdAt, createdAt },
    ...{ updatedAt: createdAt, ...over },
  }
  await api.deps.db.insert(declarants).values(file)
  if (said) await sayOption(api, file, 'activities', ['services'])
  return { person, file, browser: await api.signInAs(person) }
}

export const services = (amountCents: number): Turnover[] => [{ category: 'services', amountCents }]

/** Files a period as the page does. */
export const filePeriod = async (
  browser: TestClient,
  period: string,
  turnovers: Turnover[],
  version = 0,
  headers: Readonly<Record<string, string>> = {},
) =>
  (
    await browser.call(
      contract.fileDeclaration,
      { params: { period }, body: { turnovers } },
      { ifMatch: String(version), headers },
    )
  ).body
