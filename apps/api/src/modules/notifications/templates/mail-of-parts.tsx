import type { MailPart } from '../templates.ts'
import { Action, Facts, Paragraph } from './mail-parts.tsx'

/** The body of a mail that is given in parts. */
export const MailOfParts = ({ parts }: { parts: readonly MailPart[] }) => (
  <>
    {parts.map((part, index) => {
      const key = `${part.kind}-${index}`
      if (part.kind === 'paragraph') return <Paragraph key={key}>{part.text}</Paragraph>
      if (part.kind === 'facts')
        return <Facts key={key} items={part.items.map(({ name, value }) => [name, value])} />
      return (
        <Action key={key} href={part.url}>
          {part.label}
        </Action>
      )
    })}
  </>
)
