import type { World } from './world.ts'

/** What was told so long ago has been read. */
const READ_AFTER_DAYS = 20
const DAY_MS = 86_400_000

/** Notifications of the demo: each reminder that went by mail stands in the portal too. Told last: ids go on from there. */
export const tellNotifications = (world: World): void => {
  const { rows } = world
  const carriers = rows.outgoingMessages.filter(
    ({ template, channel, personId }) =>
      template === 'membership-reminder' && channel === 'mail' && personId != null,
  )
  const latest = Math.max(0, ...carriers.map(({ createdAt }) => Number(createdAt)))
  for (const { personId, template, dedupeKey, data, createdAt } of carriers) {
    const at = createdAt as Date
    const isOld = latest - at.getTime() > READ_AFTER_DAYS * DAY_MS
    rows.notifications.push({
      ...{ id: world.id(at), personId: String(personId), subject: 'deadlines', template, dedupeKey },
      data: (data as { values: Record<string, string | number | null> }).values,
      ...{ brief: false, createdAt: at, readAt: isOld ? new Date(at.getTime() + DAY_MS) : null },
    })
  }
}
