import { fireEvent, screen, within } from '@testing-library/react'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { fakeApi, type SeenCall } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import type { AccountOptions, AccountProcedure } from '../api/get-options.ts'
import type { Consequences } from '../api/preview-options.ts'
import { OptionsTab } from '../options/options-tab.tsx'
import { someOptions } from './some-account.ts'

type Locale = 'fr' | 'en'
export const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const nothing = { lines: [], netCents: 0, vatCents: 0, grossCents: 0 }
export const quiet: Consequences = {
  ...{ costBefore: nothing, costAfter: nothing, losses: [], accountsAffected: 0, notices: [] },
}
export const tagged = (options: AccountOptions) => ({
  body: options,
  headers: { etag: `"${options.version}"` },
})

export const extra = (code: string, over: Partial<AccountProcedure> = {}): AccountProcedure => {
  const [base] = someOptions().procedures
  if (!base) throw new Error('no procedure to copy')
  return {
    ...base,
    id: `0197a3a0-0000-7000-8000-0000000${code.length}3${code.charCodeAt(0)}9`,
    code,
    ...over,
  }
}
export const unchosen = { chosen: false, granted: false, grantedDocumentTypes: [] }
export const optionsOf = (over: Partial<AccountOptions> = {}): AccountOptions => ({
  ...someOptions(),
  ...over,
})
export const secondaryOptions = (over: Partial<AccountOptions> = {}) =>
  optionsOf({ mailboxQuota: null, mailboxesInUse: 0, hasMailbox: false, mailboxPasswordSet: false, ...over })

interface World {
  readonly options?: AccountOptions
  readonly consequences?: Consequences
  readonly more?: Parameters<typeof fakeApi>[0]
}
/** The API of one account, whose options change as they are saved. */
export function world(
  account: Account,
  { options = someOptions(), consequences = quiet, more = {} }: World = {},
) {
  const kept = { options }
  const at = `/accounts/${account.id}/options`
  return fakeApi({
    [`GET ${at}`]: () => tagged(kept.options),
    [`POST ${at}/preview`]: { body: consequences },
    [`PATCH ${at}`]: ({ body }: SeenCall) => {
      const { procedures, statements, ...rest } = body as Omit<Partial<AccountOptions>, 'procedures'> & {
        procedures?: { code: string; documentTypes: string[] | null }[]
      }
      const now = kept.options
      kept.options = {
        ...now,
        ...rest,
        statements: { ...now.statements, ...statements },
        version: now.version + 1,
        procedures: procedures
          ? now.procedures.map((one) => {
              const choice = procedures.find(({ code }) => code === one.code)
              return { ...one, chosen: Boolean(choice), chosenDocumentTypes: choice?.documentTypes ?? null }
            })
          : now.procedures,
      }
      return tagged(kept.options)
    },
    'GET /organisation': { body: { email: 'assistance@demo.example' } },
    ...more,
  })
}
export const show = (account: Account, locale: Locale = 'fr') =>
  renderPage(<OptionsTab account={account} />, { path: `/comptes/${account.id}/options`, locale })
export const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
export const boxIn = (group: string, name: string) =>
  within(screen.getByRole('group', { name: group })).getByRole<HTMLInputElement>('checkbox', { name })
export const tick = (name: string) => fireEvent.click(box(name))
export const save = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
export const patches = (seen: readonly SeenCall[]) => seen.filter(({ method }) => method === 'PATCH')
export const quota = () => screen.getByLabelText<HTMLInputElement>('Nombre de comptes secondaires souhaités')
export const ready = () => screen.findByRole('checkbox', { name: 'DPAE' })
export const dialog = async () => within(await screen.findByRole('dialog'))
