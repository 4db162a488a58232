import type { Rgb } from '@guichet/domain/colour'

export interface MarkShape {
  /** Dots a side. */
  readonly side: number
  /** `rounded` leaves the corners out; `full` fills the square, for systems that cut it to a shape of their own. */
  readonly ground: 'rounded' | 'full'
  /** Share of the square that the drawing takes. */
  readonly scale: number
}

const BOX = 32
const CORNER = 7
const HALF_STROKE = 1.5
/** The arch stands on two posts, these on a line. */
const ARCH = { x: 16, y: 15, radius: 9 }
const FOOT = { y: 25, half: 11 }
const DOT = { y: 18, radius: 2.5 }

const length = (x: number, y: number) => Math.sqrt(x * x + y * y)
const beyond = (value: number, most: number) => Math.max(value - most, 0)

/** How far a point is outside the white lines of the mark, whose halves are alike; negative inside. */
function outsideLines(x: number, y: number): number {
  const across = Math.abs(x - ARCH.x)
  const toPost = length(across - ARCH.radius, beyond(ARCH.y, y) + beyond(y, FOOT.y))
  const toArch = y > ARCH.y ? toPost : Math.abs(length(across, y - ARCH.y) - ARCH.radius)
  const toFoot = length(beyond(across, FOOT.half), y - FOOT.y)
  return Math.min(Math.min(toPost, toArch, toFoot) - HALF_STROKE, length(across, y - DOT.y) - DOT.radius)
}

/** How far a point is outside the ground with its round corners. */
function outsideGround(x: number, y: number): number {
  const straight = BOX / 2 - CORNER
  const [dx, dy] = [Math.abs(x - BOX / 2) - straight, Math.abs(y - BOX / 2) - straight]
  return length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - CORNER
}

/** Share of a dot that lies inside, at its distance from the edge in dots. */
const covered = (outside: number) => Math.min(Math.max(0.5 - outside, 0), 1)

/** The mark of the portal in a colour, dot by dot: red, green, blue, opacity. The same drawing as the page’s own (brand-mark). */
export function drawMark([red, green, blue]: Rgb, { side, ground, scale }: MarkShape): Uint8Array {
  const dots = new Uint8Array(side * side * 4)
  const unit = BOX / side
  const toDrawing = (at: number) => (at - BOX / 2) / scale + BOX / 2
  let at = 0
  for (let row = 0; row < side; row++) {
    const y = (row + 0.5) * unit
    for (let column = 0; column < side; column++) {
      const x = (column + 0.5) * unit
      const white = covered((outsideLines(toDrawing(x), toDrawing(y)) * scale) / unit)
      dots[at] = red + (255 - red) * white
      dots[at + 1] = green + (255 - green) * white
      dots[at + 2] = blue + (255 - blue) * white
      dots[at + 3] = ground === 'full' ? 255 : 255 * covered(outsideGround(x, y) / unit)
      at += 4
    }
  }
  return dots
}
