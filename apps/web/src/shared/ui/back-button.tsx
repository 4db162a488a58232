import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useLocation } from 'react-router-dom'

/** State of a link from a list to one of its things: the search part of the list’s address. */
export interface FromList {
  readonly list: string
}
const isFromList = (state: unknown): state is FromList =>
  typeof state === 'object' && state !== null && 'list' in state && typeof state.list === 'string'

/** "Retour": to the page above this one, a list as it was left. */
export function BackButton({ to, children }: { readonly to: string; readonly children: string }) {
  const { state } = useLocation()
  const target = isFromList(state) && state.list.startsWith('?') ? `${to}${state.list}` : to
  return (
    <Button
      component={Link}
      to={target}
      variant="default"
      leftSection={<IconArrowLeft size={18} aria-hidden />}
    >
      {children}
    </Button>
  )
}
