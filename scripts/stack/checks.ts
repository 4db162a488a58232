import { accessSync, constants } from 'node:fs'
import { diskFullError, isDiskFull, makeFolder, portProblem } from '@guichet/db/cluster'
import { ClearError, type Settings } from './settings.ts'

const portSentence = (port: number, variable: string, what: string, code: string): string =>
  code === 'EACCES'
    ? `Port ${port} (${what}) may only be opened by an administrator: set ${variable} to a port above 1023.`
    : `Port ${port} (${what}) is in use by another program: stop it, or set ${variable} to a free port, for example ${variable}=${port + 100}.`

const checkPort = async (port: number, host: string, variable: string, what: string) => {
  const hosts = host === '127.0.0.1' ? [host, '::1'] : [host]
  for (const one of hosts) {
    const code = await portProblem(port, one)
    if (code === 'EADDRINUSE' || code === 'EACCES')
      throw new ClearError(portSentence(port, variable, what, code))
    if (code !== undefined && one === host) {
      throw new ClearError(`${host}:${port} cannot be listened on (${code}): check HOST and ${variable}.`)
    }
  }
}

/** @throws ClearError naming the port that is taken and the variable that changes it. */
export const checkPorts = async (settings: Settings): Promise<void> => {
  await checkPort(settings.port, settings.host, 'PORT', 'the portal')
  if (!settings.demo) return
  await checkPort(settings.sandboxPort, '127.0.0.1', 'SANDBOX_PORT', 'the sandbox')
  await checkPort(settings.sandboxPort + 1, '127.0.0.1', 'SANDBOX_PORT', 'the sandbox’s mail server')
}

/** Makes the data folder. @throws ClearError when it cannot be written. */
export const checkDataDir = (dataDir: string): void => {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.W_OK | constants.X_OK)
  } catch (error) {
    if (isDiskFull(error)) throw diskFullError(dataDir, error)
    const { code } = error as NodeJS.ErrnoException
    throw new ClearError(
      `The data folder ${dataDir} cannot be written (${code}): set DATA_DIR to a folder you may write to.`,
    )
  }
}
