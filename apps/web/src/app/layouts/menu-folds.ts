import { useState } from 'react'
import type { MenuGroup } from '../staff-menu.ts'

const KEY = 'guichet-menu'

function keptFolds(): Readonly<Record<string, boolean>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, boolean>) : {}
  } catch {
    return {}
  }
}

function keep(folds: Readonly<Record<string, boolean>>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(folds))
  } catch {
    // Without storage the menu is as at first with each load.
  }
}

/**
 * Which groups are open. What somebody opened or closed is remembered in this browser; the group of the page that is open
 * opens when it is reached, and may be closed there.
 */
export function useMenuFolds(current: MenuGroup | null, isFoldedAtFirst: (group: MenuGroup) => boolean) {
  const [folds, setFolds] = useState(keptFolds)
  const [shut, setShut] = useState<{ at: MenuGroup | null; group: MenuGroup | null }>({
    at: current,
    group: null,
  })
  const shutHere = shut.at === current ? shut.group : null
  const isOpen = (group: MenuGroup): boolean =>
    group === current ? shutHere !== group : !(folds[group] ?? isFoldedAtFirst(group))
  const toggle = (group: MenuGroup) => {
    const folded = isOpen(group)
    const next = { ...folds, [group]: folded }
    setFolds(next)
    keep(next)
    if (group === current) setShut({ at: current, group: folded ? group : null })
  }
  return { isOpen, toggle }
}
