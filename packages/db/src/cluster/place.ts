import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { type Binaries, program } from './binaries.ts'
import { DataFolderError } from './errors.ts'
import { makeFolder } from './make-folder.ts'
import type { RunAs } from './processes.ts'

/** Where root's PostgreSQL lives when the wished-for folder is closed to the user it runs as. */
const sharedRoot = '/var/lib/guichet'

const mayPass = (path: string, user: RunAs): boolean => {
  const { mode, uid, gid } = statSync(path)
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001
  return (mode & bit) !== 0
}

/** The first of `path`'s parents, from the root down, that `user` cannot pass; undefined when all are open. */
export const closedParent = (path: string, user: RunAs): string | undefined => {
  const parents: string[] = []
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder)) parents.unshift(realpathSync(folder))
    if (folder === dirname(folder)) break
  }
  return parents.find((folder) => !mayPass(folder, user))
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false

const closedError = (dataDir: string, closed: string, user: RunAs, cause?: unknown) =>
  new DataFolderError(
    `PostgreSQL runs as the user “${user.name}”, who cannot pass through ${closed}: set DATA_DIR to a folder this user can reach (not ${dataDir}), or run chmod o+x ${closed}.`,
    { cause },
  )

/**
 * Makes the cluster's folder and answers its real path. As root, a folder below a closed parent (mode 0700, such as
 * root's home or what mktemp -d makes) is put under /var/lib/guichet instead, with a symbolic link in its place.
 * @throws DataFolderError when no reachable folder can be had.
 */
export const placeCluster = (
  dataDir: string,
  user: RunAs | undefined,
  notice: (line: string) => void,
  root: string = sharedRoot,
): string => {
  if (user === undefined) {
    makeFolder(dataDir, 0o700)
    return realpathSync(dataDir)
  }
  if (isLink(dataDir) && !existsSync(dataDir)) rmSync(dataDir)
  makeFolder(dirname(dataDir))
  const target = isLink(dataDir) ? realpathSync(dataDir) : resolve(dataDir)
  const closed = closedParent(target, user)
  if (closed === undefined) {
    makeFolder(target)
    chownSync(target, user.uid, user.gid)
    return realpathSync(target)
  }
  if (existsSync(target) && readdirSync(target).length > 0) throw closedError(dataDir, closed, user)
  try {
    makeFolder(root, 0o755)
    const folder = mkdtempSync(join(root, 'pg-'))
    chownSync(folder, user.uid, user.gid)
    rmSync(dataDir, { recursive: true, force: true })
    symlinkSync(folder, dataDir)
    notice(
      `PostgreSQL runs as the user “${user.name}”, who cannot pass through ${closed}; its files go to ${folder}, linked from ${dataDir}.`,
    )
    return folder
  } catch (error) {
    throw closedError(dataDir, closed, user, error)
  }
}

const openTree = (folder: string) => {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openTree(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

/**
 * Answers binaries that `user` can run: those of the npm package, or a copy under /var/lib/guichet when the
 * checkout lies below a closed folder.
 */
export const placeBinaries = (
  binaries: Binaries,
  user: RunAs | undefined,
  notice: (line: string) => void,
  root: string = sharedRoot,
): Binaries => {
  const needed = [program(binaries, 'postgres'), join(binaries.root, 'share', 'postgresql', 'postgres.bki')]
  const closed = user && needed.map((path) => closedParent(realpathSync(path), user)).find(Boolean)
  if (!user || closed === undefined) return binaries
  const copy = join(root, `bin-${binaries.version}`)
  if (!existsSync(copy)) {
    notice(
      `The user “${user.name}” cannot pass through ${closed}; PostgreSQL's programs are copied to ${copy} (60 MB).`,
    )
    const partial = `${copy}.${process.pid}`
    try {
      makeFolder(root, 0o755)
      cpSync(binaries.root, partial, { recursive: true, verbatimSymlinks: true })
      openTree(partial)
      renameSync(partial, copy)
    } catch (error) {
      rmSync(partial, { recursive: true, force: true })
      if (!existsSync(copy)) throw closedError(binaries.root, closed, user, error)
    }
  }
  return { ...binaries, root: copy }
}
