import { createContext, lazy, type ReactNode, use } from 'react'

// Modules name these parts when they start; the library behind them (about 800 kB of source) waits for the first mail.
const Text = lazy(async () => ({ default: (await import('react-email')).Text }))
const Button = lazy(async () => ({ default: (await import('react-email')).Button }))

/** For an organisation whose colour is none. */
export const DEFAULT_COLOUR = '#0b5563'
/** The organisation’s colour, dark enough for white words. */
export const ButtonColour = createContext(DEFAULT_COLOUR)

/** A paragraph of a mail. */
export const Paragraph = ({ children }: { children: ReactNode }) => (
  <Text style={{ fontSize: 16, lineHeight: '24px', margin: '0 0 16px' }}>{children}</Text>
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
      padding: '12px 20px',
      borderRadius: 6,
      textDecoration: 'none',
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
      <Text key={name} style={{ fontSize: 15, lineHeight: '22px', margin: '0 0 4px' }}>
        <span style={{ color: '#52636c' }}>{name}</span> <strong>{value}</strong>
      </Text>
    ))}
    <Text style={{ margin: '0 0 12px', fontSize: 4, lineHeight: '4px' }}> </Text>
  </>
)
