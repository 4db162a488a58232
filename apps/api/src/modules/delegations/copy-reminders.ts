import type { Ctx } from '../../ctx.ts'
import { queueMessages } from '../notifications/index.ts'
import { readCopied } from './data/delegation-data.ts'

/** A reminder to a member, as far as its copy goes. */
export interface CopiedReminder {
  readonly reminderId: string
  readonly personId: string
  readonly dueOn: string
}

/** Tells the third parties who asked with the member for copies that a membership falls due (U29). */
export async function copyReminders(tx: Ctx, reminders: readonly CopiedReminder[]): Promise<void> {
  const copied = await readCopied(
    tx,
    reminders.map(({ personId }) => personId),
    'memberships.see',
  )
  const byOwner = Map.groupBy(copied, ({ ownerId }) => ownerId)
  await queueMessages(
    tx,
    reminders.flatMap(({ reminderId, personId, dueOn }) =>
      (byOwner.get(personId) ?? []).map((third) => ({
        template: 'delegation-reminder',
        to: third.email,
        personId: third.thirdId,
        locale: third.locale === 'en' ? ('en' as const) : ('fr' as const),
        data: {
          firstName: third.firstName,
          owner: `${third.ownerFirstName} ${third.ownerLastName}`,
          dueOn,
          isOver: dueOn < tx.clock.today() ? 1 : 0,
          url: `${tx.deps.config.publicUrl}/dossiers/${third.id}/adhesions`,
        },
        dedupeKey: `delegation-reminder:${third.id}:${reminderId}`,
      })),
    ),
  )
}
