import { type RefObject, useLayoutEffect, useState } from 'react'

/** From this width on a table that does not fit scrolls sideways instead: there is a pointer to do it with. */
const ROOMY_PX = 800

/**
 * Whether the table inside `place` needs more than the width it has, on less than a desktop’s. The width that was needed
 * is kept, so that pages of one list do not change their look in turn.
 */
export const useCramped = (place: RefObject<HTMLElement | null>, rows: unknown): boolean => {
  const [neededPx, setNeededPx] = useState(0)
  const [widthPx, setWidthPx] = useState(Number.POSITIVE_INFINITY)
  useLayoutEffect(() => {
    const element = place.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const measure = () => {
      setWidthPx(element.clientWidth)
      // Words stay whole where cards stand ready: the table says what it needs for that.
      element.toggleAttribute('data-tight', element.clientWidth < ROOMY_PX)
      const table = element.querySelector('table')
      const frame = table?.parentElement
      if (table && frame && table.scrollWidth > frame.clientWidth + 1) {
        const tablePx = table.scrollWidth
        setNeededPx((before) => Math.max(before, tablePx))
      }
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [place, rows])
  return widthPx < ROOMY_PX && widthPx < neededPx
}
