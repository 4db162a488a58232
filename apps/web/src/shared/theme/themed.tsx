import { MantineProvider } from '@mantine/core'
import { type ReactNode, useMemo, useSyncExternalStore } from 'react'
import { styleNonce } from '../security/nonce.ts'
import { accentShades } from './accent.ts'
import { currentAccent, onAccentChange } from './organisation-look.ts'
import { theme } from './theme.ts'

/** Theme in the organisation’s colour, and colour scheme (kept in this browser, following the system until one is chosen). */
export function Themed({ children }: { readonly children: ReactNode }) {
  const accent = useSyncExternalStore(onAccentChange, currentAccent)
  const worn = useMemo(
    () => ({ ...theme, colors: { ...theme.colors, accent: accentShades(accent) } }),
    [accent],
  )
  return (
    <MantineProvider theme={worn} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      {children}
    </MantineProvider>
  )
}
