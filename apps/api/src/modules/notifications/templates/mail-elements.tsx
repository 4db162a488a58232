import type { AriaRole, CSSProperties, ReactNode } from 'react'

interface Drawn {
  readonly style?: CSSProperties
  readonly children?: ReactNode
}

/** A table for looks alone: the one frame that every mail program draws. `cell` is the style within it. */
export const Frame = ({ style, cell, children }: Drawn & { readonly cell?: CSSProperties }) => (
  <table
    align="center"
    width="100%"
    border={0}
    cellPadding="0"
    cellSpacing="0"
    role="presentation"
    style={style}
  >
    <tbody>
      <tr>
        <td style={cell}>{children}</td>
      </tr>
    </tbody>
  </table>
)

interface TextProps extends Drawn {
  /** Pixels above and below. */
  readonly margin: readonly [above: number, below: number]
  readonly role?: AriaRole
  readonly 'aria-level'?: number
}

/** Lines of text. Margins are said as one and each by itself: some programs drop the one, some the others. */
export const Text = ({ style, margin: [above, below], ...rest }: TextProps) => (
  <p
    {...rest}
    style={{
      ...style,
      margin: `${above}px 0 ${below}px`,
      ...{ marginTop: above, marginRight: 0, marginBottom: below, marginLeft: 0 },
    }}
  />
)

const PADDING = { paddingTop: 12, paddingRight: 20, paddingBottom: 12, paddingLeft: 20 }
/** What Outlook of Windows, which draws no padding of a link, shows in its place: spaces, wide and raised. */
const MSO_BEFORE = `<!--[if mso]><i style="mso-font-width:500%;mso-text-raise:18px" hidden>&#8202;&#8202;</i><![endif]-->`
const MSO_AFTER = `<!--[if mso]><i style="mso-font-width:500%" hidden>&#8202;&#8202;&#8203;</i><![endif]-->`
/** React knows no styles of Outlook; it writes them all the same. */
const unpadded = { msoPaddingAlt: '0px' } as CSSProperties
const raised = { ...unpadded, msoTextRaise: '9px' } as CSSProperties

/** A link as a button, with room around its words in Outlook too. */
export const Button = ({ href, style, children }: Drawn & { readonly href: string }) => (
  <a
    href={href}
    target="_blank"
    style={{
      ...{ lineHeight: '100%', textDecoration: 'none', display: 'inline-block', maxWidth: '100%' },
      ...unpadded,
      ...style,
      padding: '12px 20px',
      ...PADDING,
    }}
    rel="noopener"
  >
    <span dangerouslySetInnerHTML={{ __html: MSO_BEFORE }} />
    <span style={{ maxWidth: '100%', display: 'inline-block', lineHeight: '120%', ...raised }}>
      {children}
    </span>
    <span dangerouslySetInnerHTML={{ __html: MSO_AFTER }} />
  </a>
)
