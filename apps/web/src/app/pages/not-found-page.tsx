import { NotFound } from '../../shared/ui/not-found.tsx'

/** No page stands at this address. */
export function NotFoundPage() {
  return <NotFound />
}
