import { createTheme, type MantineColorsTuple } from '@mantine/core'
import { accentShades, DEFAULT_ACCENT } from './accent.ts'

const gray: MantineColorsTuple = [
  '#f6f8f9',
  '#eef2f4',
  '#e2e8eb',
  '#d3dbdf',
  '#b9c4ca',
  '#98a6ad',
  '#71818a',
  '#53636b',
  '#37454c',
  '#1d282d',
]
const dark: MantineColorsTuple = [
  '#dbe3e6',
  '#bccad0',
  '#9fb0b7',
  '#7f929a',
  '#4b5d65',
  '#36464d',
  '#27353b',
  '#1a252a',
  '#141d21',
  '#0d1417',
]
/** White stands on 6 and 7, as it must be read on buttons that close or remove; the rest is text and tints. */
const red: MantineColorsTuple = [
  '#fdecea',
  '#fbd9d5',
  '#ffc3bc',
  '#ffb0a7',
  '#ff9c92',
  '#d9534a',
  '#b3261e',
  '#b3261e',
  '#8f1e18',
  '#8f1e18',
]

/** The one theme of the portal; colours for each scheme that are not shades stand in `theme.css`. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent: accentShades(DEFAULT_ACCENT), gray, dark, red },
  fontFamily: "'Public Sans', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
  headings: {
    fontFamily: "'Public Sans', system-ui, -apple-system, 'Segoe UI', sans-serif",
    fontWeight: '700',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.35' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.125rem', sm: '0.25rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Anchor: { defaultProps: { underline: 'always' } },
    Badge: { defaultProps: { tt: 'none', variant: 'light' } },
    Modal: { defaultProps: { centered: true, radius: 'md' } },
    Paper: { defaultProps: { radius: 'md' } },
  },
})
