import { expect, it } from 'vitest'
import { fileOfAddress } from './acting-file.ts'

const ID = '019a1f62-3c4d-7e5f-8a9b-0c1d2e3f4a5b'

it.each([
  [`/dossiers/${ID}`, ID],
  [`/dossiers/${ID}/adhesions`, ID],
  ['/dossiers', undefined],
  [`/dossiers/${ID}x`, undefined],
  [`/adhesions/${ID}`, undefined],
  ['/dossiers/acces', undefined],
])('%s acts in %s', (pathname, id) => {
  expect(fileOfAddress(pathname)?.id).toBe(id)
  if (id) expect(fileOfAddress(pathname)?.base).toBe(`/dossiers/${id}`)
})
