import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import classes from './list-pager.module.css'

export interface PageOfList<T> {
  readonly items: readonly T[]
  readonly nextCursor: string | null
  readonly previousCursor: string | null
  readonly total: number
  readonly totalIsExact: boolean
  readonly firstRank: number
}

interface ListPagerProps {
  readonly page: PageOfList<unknown>
  /** Called with the cursor to show; undefined is the first page. */
  readonly onTurn: (cursor: string | undefined) => void
  /** Which list it turns, where there are several on a page. */
  readonly label?: string
}

/** "Affichage de l’élément 1 à 10 sur 12 éléments", "Précédent", "Suivant". */
export function ListPager({ page, onTurn, label }: ListPagerProps) {
  const { t } = useTranslation('shell')
  const format = useFormat()
  if (page.items.length === 0) return null
  const last = page.firstRank + page.items.length - 1
  const range = {
    first: format.count(page.firstRank),
    last: format.count(last),
    total: format.count(page.total),
  }
  return (
    <nav className={classes.pager} aria-label={label ?? t('list.pages')}>
      <p className={classes.range} role="status">
        {page.totalIsExact ? t('list.range', range) : t('list.rangeMany', range)}
      </p>
      <div className={classes.buttons}>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconChevronLeft size={18} aria-hidden />}
          disabled={page.previousCursor === null && page.firstRank <= 1}
          onClick={() => onTurn(page.previousCursor ?? undefined)}
        >
          {t('list.previous')}
        </Button>
        <Button
          variant="default"
          size="sm"
          rightSection={<IconChevronRight size={18} aria-hidden />}
          disabled={page.nextCursor === null}
          onClick={() => onTurn(page.nextCursor ?? undefined)}
        >
          {t('list.next')}
        </Button>
      </div>
    </nav>
  )
}
