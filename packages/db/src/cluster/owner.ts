import { readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataFolderError } from './errors.ts'
import { birthOf, isAlive } from './processes.ts'

interface Owner {
  readonly pid: number
  readonly birth: string
}

const ownerFile = (dataDir: string) => join(dataDir, 'owner.json')

const readOwner = (dataDir: string): Owner | undefined => {
  try {
    const owner: unknown = JSON.parse(readFileSync(ownerFile(dataDir), 'utf8'))
    if (typeof owner !== 'object' || owner === null || !('pid' in owner) || !('birth' in owner))
      return undefined
    return { pid: Number(owner.pid), birth: String(owner.birth) }
  } catch {
    return undefined
  }
}

/** The number of the living process that uses this folder, if there is one. */
export const livingOwner = (dataDir: string): number | undefined => {
  const owner = readOwner(dataDir)
  if (!owner || !isAlive(owner.pid)) return undefined
  return owner.birth === '' || owner.birth === birthOf(owner.pid) ? owner.pid : undefined
}

/**
 * Takes the folder for process `pid`.
 * @throws DataFolderError when a living process holds it.
 */
export const takeFolder = (dataDir: string, pid: number): void => {
  for (let attempt = 0; ; attempt++) {
    try {
      const content = JSON.stringify({ pid, birth: birthOf(pid) })
      writeFileSync(ownerFile(dataDir), content, { flag: 'wx', mode: 0o644 })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error
    }
    const living = livingOwner(dataDir)
    if (living !== undefined) {
      throw new DataFolderError(
        `The data folder ${dataDir} is in use by process ${living}: stop that Guichet first, or set DATA_DIR to another folder.`,
      )
    }
    releaseFolder(dataDir)
  }
}

/** Gives the folder back; no matter if it was not taken. */
export const releaseFolder = (dataDir: string): void => {
  try {
    unlinkSync(ownerFile(dataDir))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}
