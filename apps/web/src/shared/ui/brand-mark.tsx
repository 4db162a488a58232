import classes from './brand-mark.module.css'

/** The organisation’s logo; without one, the mark of the portal in the organisation’s colour. The name stands beside it. */
export function BrandMark({ logoPath }: { readonly logoPath?: string | null | undefined }) {
  if (logoPath) return <img className={classes.logo} src={logoPath} alt="" />
  return (
    <svg className={classes.mark} viewBox="0 0 32 32" width={32} height={32} aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <path d="M7 25V15a9 9 0 0 1 18 0v10M5 25h22" className={classes.line} />
      <circle cx="16" cy="18" r="2.5" className={classes.dot} />
    </svg>
  )
}
