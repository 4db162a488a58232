import type { ReactNode } from 'react'
import { Button, Text } from 'react-email'

/** A paragraph of a mail. */
export const Paragraph = ({ children }: { children: ReactNode }) => (
  <Text style={{ fontSize: 16, lineHeight: '24px', margin: '0 0 16px' }}>{children}</Text>
)

/** The one button of a mail. */
export const Action = ({ href, children }: { href: string; children: ReactNode }) => (
  <Button
    href={href}
    style={{
      backgroundColor: '#0b5563',
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
