/** The forms on the page that hold something unsaved: what leaves without the router asks here first. */
const unsaved = new Set<symbol>()

/** Says that something unsaved is on the page, until the function it returns is called. */
export function keepUnsaved(): () => void {
  const mark = Symbol('unsaved')
  unsaved.add(mark)
  return () => {
    unsaved.delete(mark)
  }
}

export const hasUnsaved = (): boolean => unsaved.size > 0

/** Forgets them all: whoever leaves has said that they may be lost. */
export const forgetUnsaved = (): void => unsaved.clear()
