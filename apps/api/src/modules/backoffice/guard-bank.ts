import type { Ctx } from '../../ctx.ts'
import { demandRecentPassword, findPerson, readStaff } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { type BankFacts, getOrganisationProfile, registerBankGuard } from '../organisation/index.ts'

/** The end of an account number: enough to know it again. */
const endOf = (iban: string | null | undefined) => (iban ? `•••• ${iban.slice(-4)}` : '')

const factsOf = (
  prefix: 'before' | 'after',
  { transferHolder, transferIban, chequePayableTo }: BankFacts,
) => ({
  [`${prefix}Account`]: [transferHolder, endOf(transferIban)].filter(Boolean).join(', '),
  [`${prefix}Cheque`]: chequePayableTo ?? '',
})

/** All administrators and the desk learn that money goes elsewhere from now on, and who said so. */
async function tellOfBank(tx: Ctx, before: BankFacts, after: BankFacts): Promise<void> {
  const actor = tx.actor.kind === 'person' ? await findPerson(tx, tx.actor.personId) : null
  const { email } = await getOrganisationProfile(tx)
  const admins = await readStaff(tx, 'organisation.edit')
  const event = tx.ids.uuid()
  const readers = new Map<string, { personId: string | null; locale: 'fr' | 'en' }>([
    [email, { personId: null, locale: 'fr' }],
    ...admins.map(({ id, email: to, locale }) => [to, { personId: id, locale }] as const),
  ])
  readers.delete('')
  for (const [to, { personId, locale }] of readers)
    await queueMessage(tx, {
      ...{ template: 'bank-details-changed', to, personId, locale },
      data: {
        ...{ ...factsOf('before', before), ...factsOf('after', after) },
        actor: actor ? `${actor.firstName} ${actor.lastName}` : '',
        at: tx.clock.now().toISOString(),
        url: `${tx.deps.config.publicUrl}/admin/reglages/reglements`,
      },
      dedupeKey: `bank-details-changed:${event}:${to}`,
    })
}

/** Says what guards where money goes. */
export const registerBankFollowers = (): void =>
  registerBankGuard({ demand: demandRecentPassword, tell: tellOfBank })
