import type { LifeEventAddress } from '@guichet/domain/life-events'
import type { Ctx } from '../../ctx.ts'
import { ProblemError } from '../../platform/problem-error.ts'
import { shutPerson } from '../identity/index.ts'
import { cancelMembership, changeFile } from '../memberships/index.ts'
import type { LifeEventRow } from './data/life-event-data.ts'
import { findOutlook } from './outlook.ts'

const addressColumns = <P extends 'personal' | 'business'>(
  prefix: P,
  address: LifeEventAddress | undefined,
) =>
  address === undefined
    ? {}
    : {
        [`${prefix}Street`]: address.street,
        [`${prefix}Complement`]: address.complement,
        [`${prefix}Postcode`]: address.postcode,
        [`${prefix}City`]: address.city,
      }

/** Ends the memberships that run or are to begin; one that somebody cancelled meanwhile is left alone. */
async function endMemberships(tx: Ctx, { personId, comment }: LifeEventRow): Promise<void> {
  const { membershipIds } = await findOutlook(tx, personId)
  for (const id of membershipIds.toReversed())
    await cancelMembership(tx, id, comment ?? (tx.locale === 'en' ? 'Resignation' : 'Démission')).catch(
      (error: unknown) => {
        if (!(error instanceof ProblemError && error.code === 'membership.not-cancellable')) throw error
      },
    )
}

/** What an event does when it takes effect, in the transaction that says so. */
export async function applyLifeEvent(tx: Ctx, event: LifeEventRow): Promise<void> {
  const { kind, personId, details, atOnce } = event
  if (kind === 'move')
    await changeFile(tx, personId, {
      ...addressColumns('personal', details.personalAddress),
      ...addressColumns('business', details.businessAddress),
    })
  if (kind === 'new-siret')
    await changeFile(
      tx,
      personId,
      {
        ...(details.siret === undefined ? {} : { siret: details.siret }),
        ...(details.ape === undefined ? {} : { ape: details.ape }),
      },
      details.proof ? { ...details.proof, provenAt: new Date(details.proof.provenAt) } : null,
    )
  if (kind === 'resignation' && atOnce) await endMemberships(tx, event)
  if (kind === 'death') await shutPerson(tx, personId)
}
