import { Button, NativeSelect } from '@mantine/core'
import { IconColumns3, IconPencil, IconSettings } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { memberViewsQuery, saveView } from '../api/member-views.ts'
import { ColumnsDialog } from './columns-dialog.tsx'
import type { MemberList } from './use-member-view.ts'
import classes from './view-bar.module.css'
import { NewViewDialog, ViewDialog } from './view-dialogs.tsx'

/** The views of the list, and what of the one that is open has changed. */
export function ViewBar({ list }: { readonly list: MemberList }) {
  const { t } = useTranslation(['memberViews', 'common'])
  const queries = useQueryClient()
  const [asking, setAsking] = useState<'columns' | 'new' | 'view'>()
  const [said, setSaid] = useState('')
  const { view, views, modified, content } = list
  const { items } = views
  const save = useMutation({
    mutationFn: async () => {
      if (!view) return
      const { name, shared } = view
      await saveView(view, { ...content, name, shared })
      await queries.invalidateQueries({ queryKey: memberViewsQuery.queryKey })
      list.revert()
      setSaid(t('memberViews:saved', { name }))
    },
  })
  const close = () => setAsking(undefined)
  const optionsOf = (own: boolean) =>
    items.filter((one) => one.own === own).map(({ id, name }) => ({ value: id, label: name }))
  const groups = [
    { group: t('memberViews:mine'), items: optionsOf(true) },
    { group: t('memberViews:team'), items: optionsOf(false) },
  ].filter((group) => group.items.length > 0)
  return (
    <>
      {list.viewsError && <ErrorNotice title={t('memberViews:failed')} error={list.viewsError} />}
      {list.isLost && <Notice tone="warning" role="status" title={t('memberViews:lost')} />}
      <div className={classes.bar}>
        <NativeSelect
          className={classes.choice}
          label={t('memberViews:view')}
          value={view?.id ?? ''}
          data={[{ value: '', label: t('memberViews:none') }, ...groups]}
          onChange={(event) => {
            setSaid('')
            save.reset()
            list.open(event.currentTarget.value || null)
          }}
        />
        <div className={classes.buttons}>
          <Button
            variant="default"
            leftSection={<IconColumns3 size={18} aria-hidden />}
            onClick={() => setAsking('columns')}
          >
            {t('memberViews:columns.open')}
          </Button>
          {view && (
            <Button
              variant="default"
              leftSection={<IconSettings size={18} aria-hidden />}
              onClick={() => setAsking('view')}
            >
              {t('memberViews:manage')}
            </Button>
          )}
          {!view && (
            <Button variant="default" onClick={() => setAsking('new')}>
              {t('memberViews:saveNew')}
            </Button>
          )}
          {modified && (
            <>
              <span className={classes.modified}>
                <IconPencil size={18} aria-hidden />
                {t('memberViews:modified')}
              </span>
              {view?.own && (
                <Button loading={save.isPending} onClick={() => save.mutate()}>
                  {t('memberViews:save')}
                </Button>
              )}
              <Button variant="default" onClick={() => setAsking('new')}>
                {t('memberViews:saveAs')}
              </Button>
              <Button
                variant="subtle"
                onClick={() => {
                  save.reset()
                  list.revert()
                }}
              >
                {t('common:cancel')}
              </Button>
            </>
          )}
        </div>
        <p className="visually-hidden" role="status">
          {modified ? t('memberViews:modifiedLong') : said}
        </p>
        {view && !view.own && (
          <p className={classes.maker}>{t('memberViews:madeBy', { name: view.makerName })}</p>
        )}
      </div>
      {save.error && <ErrorNotice title={t('memberViews:saveFailed')} error={save.error} />}
      {asking === 'columns' && <ColumnsDialog list={list} onClose={close} />}
      {asking === 'new' && <NewViewDialog list={list} onClose={close} onSaid={setSaid} />}
      {asking === 'view' && view && <ViewDialog list={list} view={view} onClose={close} onSaid={setSaid} />}
    </>
  )
}
