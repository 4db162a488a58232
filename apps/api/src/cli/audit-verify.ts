import process from 'node:process'
import { environment, readConfig } from '../config.ts'
import { createDeps } from '../create-deps.ts'
import { systemCtx } from '../ctx.ts'
import { createLog } from '../log.ts'
import { type NotedHead, type Tampering, verifyAudit } from '../platform/audit/verify.ts'

const WORDS: Readonly<Record<Tampering, string>> = {
  altered: 'is not what was sealed',
  removed: 'was removed, or its link was',
  inserted: 'was put in later',
  reordered: 'changed places with the next one',
  rewritten: 'belongs to a chain that is not the one that was noted: it was rewritten',
}

const notedIn = ([seq, hash]: readonly string[]): NotedHead | undefined => {
  if (seq === undefined) return undefined
  if (!/^[1-9]\d*$/u.test(seq) || !/^[\da-f]{64}$/u.test(hash ?? ''))
    throw new Error('Give the number and the hash of the seal that was noted: audit:verify <seq> <hash>')
  return { seq: Number(seq), hash: hash ?? '' }
}

/** Follows the audit chain and names the first entry that does not fit. Ends with 1 when there is one. */
async function main(): Promise<void> {
  const noted = notedIn(process.argv.slice(2))
  const config = readConfig(environment())
  if (!config.DATABASE_URL) throw new Error('The database is not running.')
  const deps = createDeps(
    { ...config, DATABASE_URL: config.DATABASE_URL },
    createLog({ LOG_LEVEL: 'silent' }),
  )
  try {
    const { sealed, masked, altered } = await verifyAudit(systemCtx(deps, 'audit-verify'), noted)
    process.stdout.write(
      altered
        ? `Entry ${altered.seq} (${altered.entryId}) ${WORDS[altered.what]}. The ${sealed} before it are as they were sealed.\n`
        : `All ${sealed} sealed entries are as they were sealed${noted ? `, and fit the seal noted at ${noted.seq}` : ''}.${masked > 0 ? ` Erasures masked ${masked} of them.` : ''}\n`,
    )
    process.exitCode = altered ? 1 : 0
  } finally {
    await deps.pdf.stop()
    deps.mailer?.stop()
    await deps.pool.end()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(2)
})
