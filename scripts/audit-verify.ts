// Follows the audit chain and names the first entry that does not fit, whether the portal runs or not.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { DataFolderError } from '@guichet/db/cluster'
import { joinDatabase, prepareDatabase } from './stack/database.ts'
import { readJsx } from './stack/node-flags.ts'
import { createProgress } from './stack/progress.ts'
import { readSecrets } from './stack/secrets.ts'
import { ClearError, readSettings, root } from './stack/settings.ts'
import { serviceEnv } from './stack/stack.ts'

const runCommand = (env: NodeJS.ProcessEnv): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--import', readJsx, 'src/cli/audit-verify.ts', ...process.argv.slice(2)],
      {
        cwd: join(root, 'apps', 'api'),
        env,
        stdio: 'inherit',
      },
    )
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })

const main = async (): Promise<number> => {
  const settings = readSettings(process.env)
  const progress = createProgress(process.stderr)
  const database = await joinDatabase(settings, progress)
  try {
    const { secrets } = readSecrets(join(settings.dataDir, 'secrets'), settings.env)
    await prepareDatabase(database.url, settings, secrets, progress)
    return await runCommand(serviceEnv(settings, database.url, secrets))
  } finally {
    await database.stop()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  const isClear = error instanceof ClearError || error instanceof DataFolderError
  console.error(isClear ? error.message : error)
  process.exitCode = 1
}
