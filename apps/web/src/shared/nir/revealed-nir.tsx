import { formatNir } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './revealed-nir.module.css'

/** How long the number stays in sight. */
const SHOWN_MS = 60_000

interface RevealedNirProps {
  readonly nir: string
  readonly onHide: () => void
}

/** The whole social security number; it goes by itself after a minute. */
export function RevealedNir({ nir, onHide }: RevealedNirProps) {
  const { t } = useTranslation('me')
  useEffect(() => {
    const timer = setTimeout(onHide, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [onHide])
  return (
    <span className={classes.shown}>
      <span role="status" className={classes.number}>
        {formatNir(nir)}
      </span>
      <Button type="button" variant="default" size="compact-sm" onClick={onHide}>
        {t('nir.hide')}
      </Button>
    </span>
  )
}
