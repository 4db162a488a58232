import { listDocuments } from '@guichet/contract/documents.contract'
import * as contract from '@guichet/contract/staff-documents.contract'
import type { Audience } from '@guichet/domain/document-audience'
import { PDF, PNG } from './sample-files.ts'
import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

export const staffOf = async (api: TestApp) => api.signInAs(await api.make.staff('manager'))
export interface To {
  readonly audience: Audience
  readonly audienceId?: string
}
export const publish = async (client: TestClient, to: To, over: object = {}) =>
  (
    await client.call(
      contract.publishDocument,
      { query: { name: 'pv.pdf', title: 'Procès-verbal', ...to, ...over } },
      { file: PDF },
    )
  ).body
export const addVersion = (client: TestClient, id: string, file = PNG) =>
  client.call(contract.addDocumentVersion, { params: { id }, query: { name: 'pv.png' } }, { file })
export const library = async (api: TestApp, person: { readonly id: string }) => {
  const client = await api.signInAs(person)
  return (await client.call(listDocuments, { query: {} })).body.items.map(({ id }) => id)
}
