import classes from './sign-ins.module.css'

/** Where somebody signed in from: the place by the network address, and that address. */
export function Place({ place, ip }: { readonly place: string; readonly ip: string }) {
  return (
    <span className={classes.pair}>
      <span>{place}</span>
      <span className={classes.aside}>{ip}</span>
    </span>
  )
}
