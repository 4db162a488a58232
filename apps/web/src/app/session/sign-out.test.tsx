import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { keepIdentifier, keptIdentifier } from '../../features/identity/kept-identifier.ts'
import * as leave from '../../shared/browser/leave.ts'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { signOut } from './sign-out.ts'

it('gives up what the page was asking for before the session ends', async () => {
  const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
  const queries = new QueryClient()
  const given: string[] = []
  const counter = queries.fetchQuery({
    queryKey: ['counter'],
    queryFn: ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          given.push('counter given up')
          reject(signal.reason)
        })
      }),
  })
  const failed = counter.catch(() => undefined)
  fakeApi({
    'DELETE /session': () => {
      given.push('session ended')
      return { status: 204 }
    },
  })
  keepIdentifier('active@demo.example')
  await signOut(queries)
  await failed
  expect(given).toEqual(['counter given up', 'session ended'])
  expect(left).toHaveBeenCalledOnce()
  // Whoever signs in here next does not read who was there.
  expect(keptIdentifier()).toBe('')
})
