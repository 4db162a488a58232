import { useEffect, useState } from 'react'
import classes from './side-index.module.css'

interface SideIndexProps {
  readonly label: string
  readonly entries: readonly { readonly id: string; readonly label: string }[]
}

/** Which of the sections is being read: the last one whose top has passed the upper part of the window. */
function useSectionInSight(ids: readonly string[]): string | undefined {
  const [current, setCurrent] = useState(ids[0])
  const key = ids.join(' ')
  useEffect(() => {
    const look = () => {
      const passed = key.split(' ').filter((id) => {
        const top = document.getElementById(id)?.getBoundingClientRect().top
        return top !== undefined && top < window.innerHeight / 3
      })
      setCurrent(passed.at(-1) ?? key.split(' ')[0])
    }
    window.addEventListener('scroll', look, { passive: true })
    return () => window.removeEventListener('scroll', look)
  }, [key])
  return current
}

/** The sections of a long page, beside it on wide screens. */
export function SideIndex({ label, entries }: SideIndexProps) {
  const current = useSectionInSight(entries.map(({ id }) => id))
  return (
    <nav className={classes.index} aria-label={label}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <a href={`#${entry.id}`} aria-current={entry.id === current ? 'location' : undefined}>
              {entry.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
