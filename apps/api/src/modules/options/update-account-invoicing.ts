import type { updateAccountInvoicing as route } from '@guichet/contract/options.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { reachAccount } from '../accounts/index.ts'
import { findInvoicing, type InvoicingAddress, writeInvoicing } from './data/invoicing-data.ts'
import { missingAddressFields } from './domain/invoicing-address.ts'
import { type AccountInvoicingView, reachPrimary, viewInvoicing } from './get-account-invoicing.ts'

type Input = Out<(typeof route)['body']>

/** As it is kept: nothing for what is empty, a French postcode without spaces. */
function tidyAddress({ postcode, ...address }: Input['address']): InvoicingAddress {
  const isFrench = address.country === 'FR'
  const parts = { ...address, postcode: (isFrench ? postcode?.replace(/\s/gu, '') : postcode) ?? null }
  return Object.fromEntries(
    Object.entries(parts).map(([name, value]) => [name, value || null]),
  ) as unknown as InvoicingAddress
}

function changed(
  before: { readonly useResponsibleAddress: boolean; readonly address: InvoicingAddress },
  after: typeof before,
): string[] {
  const names = Object.keys(after.address) as (keyof InvoicingAddress)[]
  return [
    ...(before.useResponsibleAddress === after.useResponsibleAddress ? [] : ['useResponsibleAddress']),
    ...(names.some((name) => before.address[name] !== after.address[name]) ? ['invoicingAddress'] : []),
  ]
}

/**
 * Changes where the invoices of a primary account go (A11). `version` is the one that was edited.
 * @throws problems `resource.not-found`, `account.not-primary`, `account.right-missing`, `account.closed`,
 * `resource.changed`, `request.invalid`.
 */
export async function updateAccountInvoicing(
  ctx: Ctx,
  accountId: string,
  version: string,
  input: Input,
): Promise<AccountInvoicingView> {
  const after = { useResponsibleAddress: input.useResponsibleAddress, address: tidyAddress(input.address) }
  return withTx(ctx, async (tx) => {
    await reachPrimary(tx, accountId)
    const account = await reachAccount(tx, accountId, 'edit-billing', { lock: true })
    demandVersion(version, account.version)
    const missing = after.useResponsibleAddress ? [] : missingAddressFields(after.address)
    if (missing.length > 0) {
      const errors = missing.map((field) => ({ pointer: `/address/${field}`, code: 'required' }))
      throw problem('request.invalid', { errors })
    }
    const fields = changed(await findInvoicing(tx, accountId), after)
    if (fields.length === 0) return viewInvoicing(tx, account)
    await writeInvoicing(tx, accountId, after)
    await audit(tx, {
      action: 'account.invoicing-updated',
      subjectKind: 'account',
      subjectId: accountId,
      after: { fields },
    })
    return viewInvoicing(tx, await reachAccount(tx, accountId))
  })
}
