import { type Ctx, withTx } from '../../ctx.ts'
import { readCopied } from '../delegations/index.ts'
import { queueMessages } from '../notifications/index.ts'
import { listOpenFiles } from './data/file-data.ts'
import { noteReminders } from './data/reminder-data.ts'
import { type DeclarationFile, readDeclarationFiles, unfiledPeriods } from './declaration-file.ts'
import { type ReminderStage, reminderStage } from './domain/reminder-stage.ts'

const BATCH = 200

interface Due {
  readonly file: DeclarationFile['file']
  readonly stage: ReminderStage
  readonly dueOn: string
  readonly reminders: readonly { readonly id: string; readonly period: string }[]
}

/** What is to be reminded of in a file today: periods that fall due together go together. */
function dueIn(ctx: Ctx, found: DeclarationFile): Due[] {
  return [...Map.groupBy(unfiledPeriods(found), ({ dueOn }) => dueOn)].flatMap(([dueOn, together]) => {
    const stage = reminderStage(dueOn, ctx.clock.today())
    if (stage === null) return []
    const reminders = together.map(({ code }) => ({ id: ctx.ids.uuid(), period: code }))
    return [{ file: found.file, stage, dueOn, reminders }]
  })
}

async function remind(tx: Ctx, due: readonly Due[]): Promise<number> {
  const noted = await noteReminders(
    tx,
    due.flatMap(({ file, stage, reminders }) =>
      reminders.map((reminder) => ({
        ...reminder,
        ...{ declarantId: file.id, stage, sentAt: tx.clock.now() },
      })),
    ),
  )
  const fresh = due
    .map((one) => ({ ...one, reminders: one.reminders.filter(({ id }) => noted.has(id)) }))
    .filter(({ reminders }) => reminders.length > 0)
  const copied = await readCopied(
    tx,
    fresh.map(({ file }) => file.personId),
    'declarations.see',
  )
  await queueMessages(
    tx,
    fresh.flatMap(({ file, stage, dueOn, reminders }) => {
      const [first] = reminders
      const data = { stage, dueOn, periods: reminders.map(({ period }) => period).join() }
      const page = `declarations/${first?.period}`
      const own = {
        ...{ template: 'declaration-reminder', to: file.email, personId: file.personId },
        locale: file.locale === 'en' ? ('en' as const) : ('fr' as const),
        data: { ...data, firstName: file.firstName, owner: null, url: `${tx.deps.config.publicUrl}/${page}` },
        dedupeKey: `declaration-reminder:${first?.id}`,
      }
      const copies = copied
        .filter(({ ownerId }) => ownerId === file.personId)
        .map((third) => ({
          ...{ template: 'declaration-reminder', to: third.email, personId: third.thirdId },
          locale: third.locale === 'en' ? ('en' as const) : ('fr' as const),
          data: {
            ...{ ...data, firstName: third.firstName },
            owner: `${third.ownerFirstName} ${third.ownerLastName}`,
            url: `${tx.deps.config.publicUrl}/dossiers/${third.id}/${page}`,
          },
          dedupeKey: `declaration-reminder:${third.id}:${first?.id}`,
        }))
      return [own, ...copies]
    }),
  )
  return fresh.length
}

/**
 * Reminds of periods that are not declared: seven days before the due day, two days before, and the day after, each once,
 * on any number of processes; with copies to third parties for whom they were chosen. @returns how many were told.
 */
export async function remindDeclarants(ctx: Ctx): Promise<number> {
  let told = 0
  for (let after: string | null = null; ; ) {
    const ids: string[] = await listOpenFiles(ctx, after, BATCH)
    if (ids.length > 0)
      told += await withTx(ctx, async (tx) => {
        const files = await readDeclarationFiles(tx, ids)
        return remind(
          tx,
          files.flatMap((file) => dueIn(tx, file)),
        )
      })
    if (ids.length < BATCH) return told
    after = ids.at(-1) ?? null
  }
}
