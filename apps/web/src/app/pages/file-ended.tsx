import { Button, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shared/paths.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import classes from './file-ended.module.css'

/** A file that is not open any more: its pages are gone, one’s own are a full load away. */
export function FileEnded() {
  const { t } = useTranslation('delegations')
  useDocumentTitle(t('ended.title'))
  return (
    <main className={classes.page}>
      <Title order={1}>{t('ended.title')}</Title>
      <p>{t('ended.body')}</p>
      <Button component="a" href={paths.files}>
        {t('ended.back')}
      </Button>
    </main>
  )
}
