import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type PackedParts, packedParts } from './packed-parts.ts'

async function takenFrom<T>(packed: PackedParts<T>): Promise<T[][]> {
  const parts: T[][] = []
  for await (const part of packed.take()) parts.push(part)
  return parts
}

const line = fc.record({
  text: fc.option(fc.string({ unit: 'binary' })),
  number: fc.integer(),
  bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
})

it('gives back each part as it was added, in its order, once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(line)), async (parts) => {
      const packed = packedParts<{ readonly text: string | null; readonly bytes: Buffer }>()
      for (const part of parts) await packed.add(part)
      expect(await takenFrom(packed)).toEqual(parts)
      expect(await takenFrom(packed)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

it('holds nothing once it is cleared', async () => {
  const packed = packedParts<number>()
  await packed.add([1, 2])
  packed.clear()
  expect(await takenFrom(packed)).toEqual([])
})
