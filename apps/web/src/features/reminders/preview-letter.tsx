import { useQuery } from '@tanstack/react-query'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import type { ReminderPreviewView } from './api/schedule.ts'
import classes from './reminders.module.css'

type Part = ReminderPreviewView['parts'][number]

function LetterPart({ part }: { readonly part: Part }) {
  if (part.kind === 'paragraph') return <p>{part.text}</p>
  if (part.kind === 'facts')
    return <Facts single facts={part.items.map(({ name, value }) => ({ label: name, value }))} />
  // A picture of the button: it would lead into somebody else’s space.
  return (
    <p>
      <span className={classes.button} title={part.url}>
        {part.label}
      </span>
    </p>
  )
}

/** The mail as it will be read, in the look of the portal. */
export function PreviewLetter({ preview, lang }: { preview: ReminderPreviewView; lang: 'fr' | 'en' }) {
  const { data: organisation } = useQuery(organisationQuery)
  return (
    <div className={classes.letter} lang={lang}>
      <p className={classes.brand}>{organisation?.name}</p>
      {preview.parts.map((part, index) => (
        <LetterPart key={`${part.kind}-${String(index)}`} part={part} />
      ))}
      <p className={classes.signed}>
        {organisation?.name}, {organisation?.addressLines.join(', ')}
      </p>
    </div>
  )
}
