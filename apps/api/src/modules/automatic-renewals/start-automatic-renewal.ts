import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { askGateway, customerOf } from '../billing/index.ts'
import { findPerson } from '../identity/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { changeAutomatic, findAutomatic, insertAutomatic, lockAutomatic } from './data/automatic-data.ts'
import { type AutomaticView, getAutomaticRenewal } from './get-automatic-renewal.ts'
import { stop } from './stop-automatic-renewal.ts'
import { syncSetup } from './switch-on.ts'

type Method = 'card' | 'sepa-debit'

/** Opens the page on which a card or an account is left. Between transactions, under a key that makes it harmless to repeat. */
async function openSetup(ctx: Ctx, id: string, method: Method): Promise<void> {
  const gateway = ctx.deps.payments
  const person = await findPerson(ctx, actingPersonId(ctx))
  if (!gateway || !person) throw problem('renewal.unavailable')
  const { name: payee } = await getOrganisationProfile(ctx)
  const page = `${ctx.deps.config.publicUrl}/adhesions?reconduction`
  const setup = await askGateway(async () =>
    gateway.createSetup({
      ...{ id, method, payee, customerId: await customerOf(ctx, gateway, person), locale: ctx.locale },
      ...{ successUrl: `${page}=enregistree`, cancelUrl: `${page}=abandonnee` },
    }),
  )
  await withTx(ctx, (tx) => changeAutomatic(tx, id, { setupId: setup.id, setupUrl: setup.url }))
}

/**
 * Has my membership renewed by a debit from now on: I am to leave a card or an account with the payment service first.
 * @throws problems `renewal.unavailable`, `renewal.automatic-already`, `payment.provider-unavailable`.
 */
export async function startAutomaticRenewal(
  ctx: Ctx,
  { method }: { readonly method: Method },
): Promise<AutomaticView> {
  const personId = actingPersonId(ctx)
  const { methods } = await getAutomaticRenewal(ctx)
  if (!methods.includes(method)) throw problem('renewal.unavailable')
  const id = ctx.ids.uuid()
  await withTx(ctx, async (tx) => {
    const before = await lockAutomatic(tx, personId)
    if (before?.state === 'on') throw problem('renewal.automatic-already')
    if (before) await stop(tx, before, 'given-up')
    const now = tx.clock.now()
    const row = { id, personId, method, state: 'setting-up' as const, agreedOn: tx.clock.today() }
    if (!(await insertAutomatic(tx, { ...row, createdAt: now, updatedAt: now })))
      throw problem('renewal.automatic-already')
    await audit(tx, {
      action: 'automatic-renewal.asked',
      subjectKind: 'person',
      subjectId: personId,
      after: { method },
    })
  })
  await openSetup(ctx, id, method)
  return getAutomaticRenewal(ctx)
}

/**
 * Asks the payment service now whether a card or an account was left; opens its page when it could not be opened before.
 * @throws a problem `payment.provider-unavailable`.
 */
export async function checkAutomaticRenewal(ctx: Ctx): Promise<AutomaticView> {
  const latest = await findAutomatic(ctx, actingPersonId(ctx))
  if (latest?.state === 'setting-up') {
    const { setupId } = latest
    if (setupId === null) await openSetup(ctx, latest.id, latest.method)
    else await askGateway(() => syncSetup(ctx, setupId))
  }
  return getAutomaticRenewal(ctx)
}
