import type { CompanyPart } from '@guichet/domain/declarant-company'
import { formatSiret } from '@guichet/domain/identifiers'
import type { Ctx } from '../../ctx.ts'
import type { Task } from '../memberships/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { listModules } from '../organisation/index.ts'
import { findDifference } from './data/look-data.ts'

interface Differing {
  readonly id: string
  readonly personId: string
  readonly email: string
  readonly firstName: string
  readonly locale: string
  readonly siret: string
  readonly parts: readonly CompanyPart[]
  readonly isClosed: boolean
}

/** Tells a declarant that the register says something else than the file, by what was chosen for it. */
export const tellOfDifference = (tx: Ctx, { id, personId, email, locale, ...file }: Differing) =>
  queueMessage(tx, {
    ...{ template: 'register-differs', to: email, personId, locale: locale === 'en' ? 'en' : 'fr' },
    data: {
      ...{ firstName: file.firstName, siret: formatSiret(file.siret) },
      ...{ parts: file.parts.join(), closed: file.isClosed ? 1 : null },
      url: `${tx.deps.config.publicUrl}/entreprise`,
    },
    dedupeKey: `register-differs:${id}:${tx.clock.now().getTime()}`,
  })

/** What there is to look at in the company of whoever acts. */
export async function listCompanyTasks(ctx: Ctx, personId: string): Promise<Task[]> {
  const found = await findDifference(ctx, personId)
  if (!found || !(await listModules(ctx)).includes('declarations')) return []
  const isClosed = found.told.isOpen === false && found.parts.includes('state')
  return [
    {
      ...{ kind: 'register-differs', urgency: isClosed ? 'now' : 'soon', dueOn: null },
      ...{ membershipId: null, renewalId: null, orderId: null, label: null, fields: found.parts },
    },
  ]
}
