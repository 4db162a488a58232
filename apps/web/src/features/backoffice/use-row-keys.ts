import { useEffect, useRef } from 'react'

/** Marks the link of a row that `j` and `k` step to. */
export const ROW_LINK = 'data-row-link'

const TYPING = 'input, textarea, select, [contenteditable], [role="dialog"]'

/** Where a step leads among `count` rows: the first or last one from outside, never past the ends. */
export function stepTo(current: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1
  if (current < 0) return step === 1 ? 0 : count - 1
  return Math.min(Math.max(current + step, 0), count - 1)
}

/**
 * `j` and `k` move the focus from row to row inside the element; Enter then opens the row, as it does any link. Keys
 * typed into a field, or with Ctrl, Alt or ⌘ held, are left alone.
 */
export function useRowKeys<E extends HTMLElement>() {
  const list = useRef<E>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.key !== 'j' && event.key !== 'k')) return
      if (event.target instanceof Element && event.target.closest(TYPING)) return
      const links = [...(list.current?.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`) ?? [])]
      const current = links.indexOf(document.activeElement as HTMLElement)
      links[stepTo(current, event.key === 'j' ? 1 : -1, links.length)]?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return list
}
