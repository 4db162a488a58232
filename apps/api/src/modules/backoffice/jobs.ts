import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'

/** What the portal does in the background. */
export async function listJobs(ctx: Ctx) {
  const lines = await ctx.deps.jobs.report()
  return lines.map(({ lastRunAt, ...line }) => ({ ...line, lastRunAt: lastRunAt?.toISOString() ?? null }))
}

/** The latest failures of a job. @throws problem `resource.not-found`. */
export async function listJobFailures(ctx: Ctx, name: string) {
  const failures = await ctx.deps.jobs.failures(name)
  if (!failures) throw problem('resource.not-found')
  return failures.map(({ createdAt, failedAt, ...failure }) => ({
    ...failure,
    createdAt: createdAt.toISOString(),
    failedAt: failedAt?.toISOString() ?? null,
  }))
}

/** Written down once the queue has taken it: the queue has transactions of its own. */
const noteJob = (ctx: Ctx, action: string, name: string, after?: Readonly<Record<string, unknown>>) =>
  withTx(ctx, (tx) => audit(tx, { action, subjectKind: 'job', subjectId: name, ...(after ? { after } : {}) }))

/** Has a scheduled job run now. @throws problem `resource.not-found`. */
export async function runJob(ctx: Ctx, name: string): Promise<void> {
  if (!(await ctx.deps.jobs.run(name))) throw problem('resource.not-found')
  await noteJob(ctx, 'job.started', name)
}

/** Tries a failed job again. @throws problem `resource.not-found`. */
export async function retryJob(ctx: Ctx, name: string, id: string): Promise<void> {
  if (!(await ctx.deps.jobs.retry(name, id))) throw problem('resource.not-found')
  await noteJob(ctx, 'job.retried', name, { jobId: id })
}
