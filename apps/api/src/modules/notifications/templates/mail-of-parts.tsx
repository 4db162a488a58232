import type { MailPart } from '../templates.ts'
import { Action, Facts, Heading, List, Paragraph, Runs, Small } from './mail-parts.tsx'

/** The body of a mail that is given in parts. */
export const MailOfParts = ({ parts }: { parts: readonly MailPart[] }) => (
  <>
    {parts.map((part, index) => {
      const key = `${part.kind}-${index}`
      if (part.kind === 'paragraph') return <Paragraph key={key}>{part.text}</Paragraph>
      if (part.kind === 'heading')
        return (
          <Heading key={key} level={part.level}>
            <Runs runs={part.runs} />
          </Heading>
        )
      if (part.kind === 'list')
        return (
          <List
            key={key}
            ordered={part.ordered}
            items={part.items.map((runs) => <Runs key="runs" runs={runs} />)}
          />
        )
      if (part.kind === 'runs') {
        const Frame = part.small ? Small : Paragraph
        return (
          <Frame key={key}>
            <Runs runs={part.runs} />
          </Frame>
        )
      }
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
