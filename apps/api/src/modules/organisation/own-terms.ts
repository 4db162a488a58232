import type { BodyOf } from '@guichet/contract/route'
import type { getOwnTerms as route } from '@guichet/contract/terms.contract'
import type { TermsKind } from '@guichet/domain/legal-text'
import { localDateAt } from '@guichet/domain/local-date'
import type { Module } from '@guichet/domain/modules'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem } from '../../platform/problem-error.ts'
import { readModules } from './data/organisation-data.ts'
import {
  insertAcceptances,
  readAcceptances,
  readTermsInForce,
  readTermsKinds,
  releaseSessions,
} from './data/terms-data.ts'

type OwnTerms = BodyOf<typeof route>

const MODULE_OF: Readonly<Record<TermsKind, Module>> = {
  'membership-terms': 'membership',
  'account-terms': 'accounts',
  'declaration-terms': 'declarations',
}

/** Terms in force that a person has not accepted. The text that every portal begins with is asked of nobody. */
async function readOwed(ctx: Ctx, personId: string) {
  const inForce = await readTermsInForce(ctx, ctx.clock.today())
  if (inForce.length === 0) return []
  const [kinds, modules] = [await readTermsKinds(ctx, personId), await readModules(ctx)]
  const concerned = inForce.filter(({ kind }) => kinds.includes(kind) && modules.includes(MODULE_OF[kind]))
  if (concerned.length === 0) return []
  const accepted = await readAcceptances(ctx, personId)
  return concerned
    .filter((text) => !accepted.some(({ kind, version }) => kind === text.kind && version === text.version))
    .map(({ kind, version, inForceOn, publishedAt }) => ({
      ...{ kind, version, inForceOn: inForceOn ?? localDateAt(publishedAt) },
      acceptedVersion: accepted.find((one) => one.kind === kind)?.version ?? null,
    }))
}

/** Whether a person is to accept new terms before anything is changed (O03). */
export const owesTerms = async (ctx: Ctx, personId: string): Promise<boolean> =>
  (await readOwed(ctx, personId)).length > 0

/** What whoever acts has accepted, and what waits. */
export async function getOwnTerms(ctx: Ctx): Promise<OwnTerms> {
  const personId = actingPersonId(ctx)
  const owed = await readOwed(ctx, personId)
  const accepted = await readAcceptances(ctx, personId)
  return {
    owed,
    accepted: accepted.map(({ acceptedAt, ...row }) => ({ ...row, acceptedAt: acceptedAt.toISOString() })),
  }
}

/**
 * Accepts terms by the versions that were read. One that does not count any more, or not yet, is refused.
 * @throws a field problem `terms.changed`.
 */
export async function acceptTerms(
  ctx: Ctx,
  accepted: readonly { readonly kind: TermsKind; readonly version: string }[],
): Promise<OwnTerms> {
  const personId = actingPersonId(ctx)
  await withTx(ctx, async (tx) => {
    const inForce = await readTermsInForce(tx, tx.clock.today())
    for (const [index, { kind, version }] of accepted.entries())
      if (!inForce.some((text) => text.kind === kind && text.version === version))
        throw fieldProblem(`/accepted/${index}/version`, 'terms.changed')
    const added = await insertAcceptances(tx, personId, accepted)
    if (added.length > 0)
      await audit(tx, {
        action: 'terms.accepted',
        subjectKind: 'person',
        subjectId: personId,
        after: Object.fromEntries(added.map(({ kind, version }) => [kind, version])),
      })
    if ((await readOwed(tx, personId)).length === 0) await releaseSessions(tx, personId)
  })
  return getOwnTerms(ctx)
}
