import { createContext, Fragment, type ReactNode, use } from 'react'
import type { MailRun } from '../templates.ts'
import { Button, Text } from './mail-elements.tsx'

/** For an organisation whose colour is none. */
export const DEFAULT_COLOUR = '#0b5563'
/** The organisation’s colour, dark enough for white words. */
export const ButtonColour = createContext(DEFAULT_COLOUR)

/** A paragraph of a mail. */
export const Paragraph = ({ children }: { children: ReactNode }) => (
  <Text margin={[0, 16]} style={{ fontSize: 16, lineHeight: '24px' }}>
    {children}
  </Text>
)

/** The one button of a mail. */
export const Action = ({ href, children }: { href: string; children: ReactNode }) => (
  <Button
    href={href}
    style={{
      backgroundColor: use(ButtonColour),
      color: '#ffffff',
      fontSize: 16,
      fontWeight: 600,
      borderRadius: 6,
      margin: '0 0 16px',
    }}
  >
    {children}
  </Button>
)

/** Facts in lines: name and value. */
export const Facts = ({ items }: { items: readonly (readonly [string, string])[] }) => (
  <>
    {items.map(([name, value]) => (
      <Text key={name} margin={[0, 4]} style={{ fontSize: 15, lineHeight: '22px' }}>
        <span style={{ color: '#52636c' }}>{name}</span> <strong>{value}</strong>
      </Text>
    ))}
    <Text margin={[0, 12]} style={{ fontSize: 4, lineHeight: '4px' }}>
      {' '}
    </Text>
  </>
)

/** A heading inside a mail: a paragraph with a role, which plain text keeps in its own letters. */
export const Heading = ({ level, children }: { level: number; children: ReactNode }) => (
  <Text
    role="heading"
    aria-level={level}
    margin={[8, 8]}
    style={{ fontSize: level === 2 ? 20 : 17, lineHeight: '28px', fontWeight: 700 }}
  >
    {children}
  </Text>
)

/** What stands at the end of a mail, in small letters. */
export const Small = ({ children }: { children: ReactNode }) => (
  <Text margin={[0, 12]} style={{ fontSize: 13, lineHeight: '20px', color: '#52636c' }}>
    {children}
  </Text>
)

export function List({ ordered, items }: { ordered: boolean; items: readonly ReactNode[] }) {
  const Tag = ordered ? 'ol' : 'ul'
  return (
    <Tag style={{ fontSize: 16, lineHeight: '24px', margin: '0 0 16px', paddingLeft: 24 }}>
      {items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </Tag>
  )
}

const linesOf = (text: string) =>
  text.split('\n').map((line, index) => (
    <Fragment key={index}>
      {index > 0 ? <br /> : null}
      {line}
    </Fragment>
  ))

function Run({ run: { text, strong, emphasis, url } }: { run: MailRun }) {
  const colour = use(ButtonColour)
  const plain = linesOf(text)
  const weighed = strong ? <strong>{plain}</strong> : plain
  const leaning = emphasis ? <em>{weighed}</em> : weighed
  if (url === null) return leaning
  return (
    <a href={url} style={{ color: colour, textDecoration: 'underline' }}>
      {leaning}
    </a>
  )
}

/** Words with their looks and links. */
export const Runs = ({ runs }: { runs: readonly MailRun[] }) =>
  runs.map((run, index) => <Run key={index} run={run} />)
