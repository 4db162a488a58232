import { expect, it } from 'vitest'
import { drawMark } from './portal-mark.ts'

const COLOUR = [15, 95, 120] as const
const at = (dots: Uint8Array, side: number, x: number, y: number) => [
  ...dots.subarray((y * side + x) * 4, (y * side + x) * 4 + 4),
]

it('draws white lines on the colour, with clear corners where the ground is rounded', () => {
  const dots = drawMark(COLOUR, { side: 64, ground: 'rounded', scale: 1 })
  expect(at(dots, 64, 0, 0)[3]).toBe(0)
  expect(at(dots, 64, 32, 2)).toEqual([...COLOUR, 255])
  // The dot in the middle, the top of the arch and the line at the foot.
  for (const [x, y] of [
    [32, 36],
    [32, 12],
    [32, 50],
  ] as const)
    expect(at(dots, 64, x, y)).toEqual([255, 255, 255, 255])
})

it('leaves what a system cuts off free of lines', () => {
  const side = 100
  const dots = drawMark(COLOUR, { side, ground: 'full', scale: 0.72 })
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (Math.hypot(x + 0.5 - side / 2, y + 0.5 - side / 2) > side * 0.4)
        expect(at(dots, side, x, y)).toEqual([...COLOUR, 255])
})
