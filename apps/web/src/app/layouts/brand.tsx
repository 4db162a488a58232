import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { paths } from '../../shared/paths.ts'
import classes from './frame.module.css'

/** Mark and name of the organisation: the way to the first page. */
export function Brand() {
  const { data } = useQuery(organisationQuery)
  return (
    <Link to={paths.home} className={classes.brand}>
      <img className={classes.mark} src="/favicon.svg" alt="" width={32} height={32} />
      <span className={classes.brandName}>{data?.shortName ?? ''}</span>
    </Link>
  )
}
