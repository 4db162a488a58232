// Run by `pnpm bench` against the throw-away portal that scripts/start.ts has started.
import { loadavg } from 'node:os'
import { type SignedIn, signIn } from './client.ts'
import { emailOf, LONG_MEMBERS, loadDataSet, PASSWORD } from './data-set.ts'
import type { Figure } from './figures.ts'
import { measureAccounts } from './measure/accounts.ts'
import { measureCertificate } from './measure/certificate.ts'
import { measureDownload } from './measure/download.ts'
import { measureFirstLoad } from './measure/first-load.ts'
import { measureMembers } from './measure/members.ts'
import { memoryLine, watchMemory } from './measure/memory.ts'
import { measurePayment } from './measure/payment.ts'
import { measureBetterAuth, measureKeys, measureMembershipList, measureSession } from './measure/reads.ts'
import { measureReminders } from './measure/reminders.ts'
import { measureRestart } from './measure/restart.ts'
import type { Scenario } from './measure/scenario.ts'
import { measureSignInTiming } from './measure/sign-in-timing.ts'
import { measureSignIns } from './measure/sign-ins.ts'
import { plainTable, writeReport } from './report.ts'
import { readSettings } from './settings.ts'

/** Load on the portal, during which its memory is watched. */
const underLoad: Readonly<Record<string, Scenario>> = {
  'sign-ins': measureSignIns,
  session: measureSession,
  'better-auth': measureBetterAuth,
  list: measureMembershipList,
  keys: measureKeys,
  certificate: measureCertificate,
  payment: measurePayment,
  accounts: measureAccounts,
  download: measureDownload,
}
const apart: Readonly<Record<string, Scenario>> = {
  'first-load': measureFirstLoad,
  timing: measureSignInTiming,
  reminders: measureReminders,
  restart: measureRestart,
  members: measureMembers,
}

const say = (text: string) => console.log(`  ${text}`)

const step = async <T>(name: string, act: () => Promise<T>): Promise<T> => {
  const startedAt = performance.now()
  say(`${name}…`)
  const result = await act()
  say(`✓ ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  return result
}

const main = async (): Promise<void> => {
  const settings = readSettings()
  const startedAt = performance.now()
  const [loadBefore = 0] = loadavg()
  const known = [...Object.keys(underLoad), ...Object.keys(apart)]
  const strange = settings.only.find((name) => !known.includes(name))
  if (strange) throw new Error(`“${strange}” is not measured; there are: ${known.join(', ')}`)
  const isWanted = (name: string) => settings.only.length === 0 || settings.only.includes(name)

  await step('100,000 members', () => loadDataSet(settings.databaseUrl, settings.pepper))
  const memory = watchMemory(settings.apiPid)
  const members = await step('32 sign-ins', () =>
    Promise.all(
      Array.from(
        { length: LONG_MEMBERS },
        (_, index): Promise<SignedIn> => signIn(settings, emailOf(index + 1), PASSWORD),
      ),
    ),
  )
  const figures: Figure[] = []
  const measure = async (scenarios: Readonly<Record<string, Scenario>>) => {
    for (const [name, scenario] of Object.entries(scenarios)) {
      if (!isWanted(name)) continue
      figures.push(...(await step(name, () => scenario({ ...settings, members }))))
      say(`  memory of the API process: ${memoryLine(settings.apiPid)}`)
    }
  }
  say(`  memory of the API process: ${memoryLine(settings.apiPid)}`)
  await measure(underLoad)
  figures.push(memory.stop())
  await measure(apart)

  console.log(`\n${plainTable(figures)}\n`)
  if (settings.only.length > 0) return
  await writeReport({
    figures,
    databaseUrl: settings.databaseUrl,
    loadBefore,
    durationMs: performance.now() - startedAt,
  })
  say('docs/performance.md is written')
}

await main()
process.exit()
