import type { accountOptions, accountProcedure, procedure } from '@guichet/contract/options.contract'
import { mailboxAddress, statementsAddress } from '@guichet/domain/account-login'
import type { ProcedureOffer, ProcedureRight } from '@guichet/domain/procedure-rights'
import type { z } from 'zod'
import type { Ctx, Locale } from '../../ctx.ts'
import { mailDomainOf } from '../accounts/index.ts'
import type { CatalogueRow } from './data/catalogue-data.ts'
import type { TariffRow } from './data/tariff-data.ts'
import { type LoadedOptions, offersTo, rightsWith } from './load-options.ts'

export type ProcedureView = z.input<typeof procedure>
export type AccountOptionsView = z.input<typeof accountOptions>
type AccountProcedureView = z.input<typeof accountProcedure>

/** A procedure with the document types that are offered, and those named besides. */
export const toProcedureView = (
  row: CatalogueRow,
  locale: Locale,
  named: readonly string[] = [],
): ProcedureView => ({
  id: row.id,
  code: row.code,
  description: locale === 'en' ? row.descriptionEn : row.descriptionFr,
  recipients: row.recipients,
  documentTypes: row.documentTypes
    .filter(({ code, withdrawn }) => !withdrawn || named.includes(code))
    .map(({ code, labelFr, labelEn }) => ({ code, label: locale === 'en' ? labelEn : labelFr })),
  web: row.web,
  withdrawn: row.withdrawn,
})

const priceOf = (tariffs: readonly TariffRow[], item: string) => {
  const tariff = tariffs.find((one) => one.item === item)
  return tariff ? { netCents: tariff.amountCents, vatRateBps: tariff.vatRateBps } : null
}

function toAccountProcedure(
  ctx: Ctx,
  row: CatalogueRow,
  { state, account }: LoadedOptions,
  offer: ProcedureOffer,
  right: ProcedureRight,
  tariffs: readonly TariffRow[],
): AccountProcedureView {
  const choice = state.procedures.find(({ code }) => code === row.code)
  const known = row.documentTypes.map(({ code }) => code)
  return {
    ...toProcedureView(row, ctx.locale, choice?.documentTypes ?? []),
    chosen: choice !== undefined,
    chosenDocumentTypes: choice?.documentTypes?.filter((type) => known.includes(type)) ?? null,
    available: offer.available,
    availableDocumentTypes: [...offer.availableDocumentTypes],
    granted: right.granted,
    grantedDocumentTypes: [...right.documentTypes],
    refusals: [...right.refusals],
    price: account.kind === 'primary' ? priceOf(tariffs, `procedure:${row.code}`) : null,
  }
}

/** "Options" of an account: the catalogue with what it has chosen, what it may choose, what it may use and why. */
export function toOptionsView(
  ctx: Ctx,
  loaded: LoadedOptions,
  tariffs: readonly TariffRow[],
): AccountOptionsView {
  const { account, state, places } = loaded
  const isPrimary = account.kind === 'primary'
  const offers = offersTo(loaded)
  const rights = rightsWith(loaded, state.procedures)
  const domain = mailDomainOf(ctx)
  const own = mailboxAddress(account.login, domain)
  const procedures = loaded.rows.flatMap((row, index): AccountProcedureView[] => {
    const [offer, right] = [offers[index], rights[index]]
    const isShown = !row.withdrawn || state.procedures.some(({ code }) => code === row.code)
    return offer && right && isShown ? [toAccountProcedure(ctx, row, loaded, offer, right, tariffs)] : []
  })
  return {
    mailboxQuota: isPrimary ? state.mailboxQuota : null,
    mailboxesInUse: isPrimary ? places.inUse : 0,
    hasMailbox: state.hasMailbox,
    mailboxPasswordSet: state.hasMailbox && loaded.mailboxPasswordSet,
    mailboxAddress: own,
    autonomous: state.autonomous,
    statements: {
      ...state.statements,
      dedicatedAddress: statementsAddress(account.login, domain),
      defaultAddress:
        state.hasMailbox || !account.primary ? own : mailboxAddress(account.primary.login, domain),
    },
    archiveSubscribed: state.archiveSubscribed,
    prices: {
      mailbox: priceOf(tariffs, 'secondary-mailbox'),
      statements: priceOf(tariffs, 'statements'),
      archive: priceOf(tariffs, 'archive'),
    },
    procedures,
    version: account.version,
  }
}
