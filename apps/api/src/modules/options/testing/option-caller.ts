import {
  getAccountOptions,
  previewAccountOptions,
  updateAccountOptions,
} from '@guichet/contract/options.contract'
import type { In } from '@guichet/contract/route'
import type { TestClient } from '../../../testing/test-client.ts'

export type Patch = In<(typeof updateAccountOptions)['body']>

/** Somebody at the tab "Options" of an account. */
export function optionCaller(client: TestClient, account: { readonly id: string }) {
  const params = { id: account.id }
  const read = async () => (await client.call(getAccountOptions, { params })).body
  const ifMatch = async () => `"${(await read()).version}"`
  return {
    read,
    /** The procedure of that code as it stands on the account. */
    procedure: async (code: string) => (await read()).procedures.find((one) => one.code === code),
    save: async (body: Patch) =>
      (await client.call(updateAccountOptions, { params, body }, { ifMatch: await ifMatch() })).body,
    refused: async (body: object, version?: string) =>
      client.refusal(
        updateAccountOptions,
        { params, body },
        { ifMatch: version === undefined ? await ifMatch() : `"${version}"` },
      ),
    preview: async (body: Patch) => (await client.call(previewAccountOptions, { params, body })).body,
    previewRefused: (body: Patch) => client.refusal(previewAccountOptions, { params, body }),
  }
}

/** Refused fields as "pointer code". */
export const fieldsOf = ({
  errors = [],
}: {
  readonly errors?: readonly { pointer: string; code: string }[] | undefined
}): string[] => errors.map(({ pointer, code }) => `${pointer} ${code}`)
