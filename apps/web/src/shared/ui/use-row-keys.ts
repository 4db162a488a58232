import { useEffect, useRef } from 'react'

/** Marks the link of a row that `j` and `k` step to. */
export const ROW_LINK = 'data-row-link'

/** Marks the checkbox of a row, which `x` presses. */
export const ROW_CHECK = 'data-row-check'

const KEYS = ['j', 'k', 'x']
const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="dialog"]'

/** Where a step leads among `count` rows: the first or last one from outside, never past the ends. */
export function stepTo(current: number, step: 1 | -1, count: number): number {
  if (count === 0) return -1
  if (current < 0) return step === 1 ? 0 : count - 1
  return Math.min(Math.max(current + step, 0), count - 1)
}

/**
 * `j` and `k` move the focus from row to row inside the element; Enter then opens the row, as it does any link, and `x`
 * selects it. Keys typed into a field, or with Ctrl, Alt or ⌘ held, are left alone.
 */
export function useRowKeys<E extends HTMLElement>() {
  const list = useRef<E>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !KEYS.includes(event.key)) return
      if (event.target instanceof Element && event.target.closest(TYPING)) return
      const links = [...(list.current?.querySelectorAll<HTMLElement>(`[${ROW_LINK}]`) ?? [])]
      const rows = links.map((link) => link.closest('tr, li') ?? link)
      const current = rows.findIndex((row) => row.contains(document.activeElement))
      if (event.key === 'x') {
        rows[current]?.querySelector<HTMLElement>(`[${ROW_CHECK}]`)?.click()
        return
      }
      links[stepTo(current, event.key === 'j' ? 1 : -1, links.length)]?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return list
}
