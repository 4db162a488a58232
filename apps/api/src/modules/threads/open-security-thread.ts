import { SECURITY_SUBJECT, threadSearchKey } from '@guichet/domain/threads'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { type Denial, findPerson, registerDenialFollower } from '../identity/index.ts'
import { securitySubject } from './data/desk-list-data.ts'
import { insertThread } from './data/thread-data.ts'
import { writePost } from './write-post.ts'

const TITLES = {
  'sign-in-denied': { fr: 'Connexion contestée', en: 'Disputed sign-in' },
  'recovery-denied': { fr: 'Récupération d’accès contestée', en: 'Disputed recovery' },
} as const

/** “Ce n’est pas moi” opens a conversation with the desk, once for each report (U27). */
export async function openSecurityThread(tx: Ctx, { personId, kind, reportId }: Denial): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person) return
  const id = tx.ids.uuid()
  const title = TITLES[kind][person.locale]
  const number = await nextNumber(tx, 'thread')
  const now = tx.clock.now()
  const isOpened = await insertThread(tx, {
    ...{ id, number, personId, title, subjectId: await securitySubject(tx), signInReportId: reportId },
    searchKey: threadSearchKey(`${number} ${title} ${SECURITY_SUBJECT}`),
    ...{ state: 'open', lastBy: 'portal', createdAt: now, lastPostAt: now, deskAt: now, waitingSince: now },
  })
  if (!isOpened) return
  await writePost(tx, { threadId: id, side: 'portal', kind })
  await audit(tx, {
    ...{ action: 'thread.opened', subjectKind: 'thread', subjectId: id },
    after: { number, kind, ...(reportId !== null && { reportId }) },
  })
}

export const registerSecurityThreads = (): void => registerDenialFollower(openSecurityThread)
