import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router-dom'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { paths } from '../../shared/paths.ts'
import { BrandMark } from '../../shared/ui/brand-mark.tsx'
import classes from './frame.module.css'

/** Mark and name of the organisation: the way to the first page. */
export function Brand() {
  const { data } = useQuery(organisationQuery)
  return (
    <Link to={paths.home} className={classes.brand}>
      <BrandMark logoPath={data?.logoPath} />
      <span className={classes.brandName}>{data?.shortName ?? ''}</span>
    </Link>
  )
}
