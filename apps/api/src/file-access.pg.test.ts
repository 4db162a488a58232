import { ALL_ROUTES } from '@guichet/contract/all-routes'
import { opensInFile, type RouteSpec } from '@guichet/contract/route'
import { ASSISTANCE_RIGHTS, DELEGATION_RIGHTS } from '@guichet/domain/delegation'
import { describe, expect, it } from 'vitest'
import { apiTest } from './testing/api-test.ts'
import { NOWHERE } from './testing/matrix-operations.ts'
import type { TestClient } from './testing/test-client.ts'

const TABLE = new URL('./file-access.md', import.meta.url)

const rightOf = ({ access }: RouteSpec) => (access.kind === 'person' ? (access.file ?? null) : null)
const signedIn = ALL_ROUTES.filter(({ access }) => access.kind !== 'public')
const inFiles = signedIn.filter((route) => rightOf(route) !== null)
const namesOf = (routes: readonly RouteSpec[]) => routes.map(({ operationId }) => operationId)
const paramsOf = ({ path }: RouteSpec) =>
  Object.fromEntries([...path.matchAll(/:(\w+)/gu)].map(([, name]) => [name ?? '', NOWHERE]))

/** Whether the door of a route lets somebody through who acts in another's file; what comes behind is not asked. */
async function isOpen(client: TestClient, route: RouteSpec, fileId: string): Promise<boolean> {
  const answer = await client.send({
    ...{ method: route.method, headers: { 'x-guichet-file': fileId, 'if-match': '"0"' } },
    url: `/api/v1${route.path.replace(/:(\w+)/gu, (_, name: string) => paramsOf(route)[name] ?? '')}`,
  })
  return answer.statusCode < 400 || answer.json().code !== 'delegation.right-missing'
}

async function openOf(client: TestClient, routes: readonly RouteSpec[], fileId: string) {
  const open = []
  for (const route of routes) if (await isOpen(client, route, fileId)) open.push(route.operationId)
  return open
}

describe('what is open in somebody else’s file', () => {
  it('is what the reviewed table says', async () => {
    const lines = inFiles.map((route) => `| ${route.method} ${route.path} | ${rightOf(route)} |`)
    const text = [
      '# What is open in somebody else’s file',
      '',
      'Routes that serve a third party or staff who act for a member (`X-Guichet-File`), and the right that opens each. All other',
      'routes are closed to them. Written by `file-access.pg.test.ts` from the contract, reviewed when it changes.',
      '',
      ...['| route | right |', '| --- | --- |', ...lines, ''],
    ].join('\n')
    await expect(text).toMatchFileSnapshot(TABLE.pathname)
  })

  it.each(DELEGATION_RIGHTS)('by %s alone is what the table gives to it', (right) => {
    const open = ALL_ROUTES.filter(({ access }) => opensInFile(access, [right])).map(rightOf)
    expect(open.filter((each) => each !== right && each !== 'any')).toEqual([])
  })

  apiTest('is closed elsewhere, with all the rights there are', async ({ api }) => {
    const [owner, third] = [await api.make.member(), await api.make.person()]
    const client = await api.signInAs(third)
    const { id } = await api.make.delegation(owner, third)
    expect(await openOf(client, signedIn, id)).toEqual(namesOf(inFiles))
  })

  apiTest('is closed by the want of the one right, and to staff where it is paid', async ({ api }) => {
    const [owner, staff] = [await api.make.member(), await api.make.staff('admin')]
    for (const right of DELEGATION_RIGHTS) {
      const third = await api.make.person()
      const rights = DELEGATION_RIGHTS.filter((other) => other !== right)
      const { id } = await api.make.delegation(owner, third, { rights })
      const asked = inFiles.filter((route) => rightOf(route) === right)
      expect(await openOf(await api.signInAs(third), asked, id), right).toEqual([])
    }
    const { id } = await api.make.assistance(owner, staff)
    const expected = inFiles.filter(({ access }) => opensInFile(access, ASSISTANCE_RIGHTS))
    expect(await openOf(await api.signInAs(staff), inFiles, id)).toEqual(namesOf(expected))
  })
})
