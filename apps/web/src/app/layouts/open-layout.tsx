import { Outlet, ScrollRestoration } from 'react-router-dom'
import { LightLayout } from './light-layout.tsx'

/** Frame of the pages of the portal that open without signing in. */
export function OpenLayout() {
  return (
    <LightLayout wide>
      <Outlet />
      <ScrollRestoration />
    </LightLayout>
  )
}
