import { useNavigation } from 'react-router-dom'
import classes from './navigation-progress.module.css'

/** A thin line under the header while the next page is being loaded. */
export function NavigationProgress() {
  const { state } = useNavigation()
  return <div className={classes.line} data-loading={state === 'loading' || undefined} aria-hidden />
}
