import type { Ctx } from '../../ctx.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findStaffThread } from './data/thread-list-data.ts'

/** Tells whoever has a conversation, or else the organisation, that an answer is owed from now on; never what stands in it. */
export async function tellDesk(tx: Ctx, threadId: string): Promise<void> {
  const thread = await findStaffThread({ ...tx, locale: 'fr' }, threadId)
  if (!thread) return
  const assignee = thread.assigneeId === null ? null : await findPerson(tx, thread.assigneeId)
  const to = assignee?.email || (await getOrganisationProfile(tx)).email
  await queueMessage(tx, {
    ...{ template: 'thread-waiting', to, personId: null, locale: assignee?.locale ?? 'fr' },
    data: {
      ...{ number: thread.number, subject: thread.subjectLabel },
      name: `${thread.firstName} ${thread.lastName}`,
      url: `${tx.deps.config.publicUrl}/admin/messages/${threadId}`,
    },
    dedupeKey: `thread-waiting:${threadId}:${tx.clock.now().getTime()}`,
  })
}

/** Tells a person that the desk has answered, by what the person has chosen; never what stands in it. */
export async function tellPerson(tx: Ctx, threadId: string, postId: string): Promise<void> {
  const thread = await findStaffThread(tx, threadId)
  const person = thread && (await findPerson(tx, thread.personId))
  if (!person) return
  await queueMessage(tx, {
    ...{ template: 'thread-answered', to: person.email, personId: person.id, locale: person.locale },
    data: {
      ...{ firstName: person.firstName, number: thread.number },
      url: `${tx.deps.config.publicUrl}/messages/conversations/${threadId}`,
    },
    dedupeKey: `thread-answered:${postId}`,
  })
}
