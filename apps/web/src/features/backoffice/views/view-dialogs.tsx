import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { CheckField, TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import {
  addView,
  arrangeList,
  dropView,
  type MemberView,
  memberViewsQuery,
  saveView,
} from '../api/member-views.ts'
import type { MemberList } from './use-member-view.ts'
import classes from './view-bar.module.css'

interface DialogProps {
  readonly list: MemberList
  readonly onClose: () => void
  /** Says what was done. */
  readonly onSaid: (text: string) => void
}
interface ViewValues {
  name: string
  shared: boolean
  first: boolean
}

function useNameCheck() {
  const { fieldText } = useProblemText()
  return ({ name }: ViewValues) => (name.trim() === '' ? { name: fieldText('required') } : {})
}

/** Keeps the view as the one with which the list opens, or gives it up. */
async function keepFirst({ views }: MemberList, id: string, first: boolean): Promise<void> {
  const { columns, defaultViewId } = views
  if (first === (defaultViewId === id)) return
  await arrangeList({ columns, defaultViewId: first ? id : null })
}

function Fields({ own }: { readonly own: boolean }) {
  const { t } = useTranslation('memberViews')
  return (
    <>
      {own && <TextField name="name" label={t('name')} maxLength={60} autoComplete="off" />}
      {own && <CheckField name="shared" label={t('shared')} help={t('sharedHelp')} />}
      <CheckField name="first" label={t('first')} help={t('firstHelp')} />
    </>
  )
}

/** Saves what is shown as a view of one’s own. */
export function NewViewDialog({ list, onClose, onSaid }: DialogProps) {
  const { t } = useTranslation(['memberViews', 'common'])
  const queries = useQueryClient()
  const [keys] = useState(() => new Map<string, string>())
  const kit = useKitForm<ViewValues>({
    initialValues: { name: '', shared: false, first: false },
    validate: useNameCheck(),
    save: async ({ name, shared, first }) => {
      const { filters, sort, columns } = list.content
      const body = { filters, sort, columns, name, shared }
      const content = JSON.stringify(body)
      const key = keys.get(content) ?? newRequestKey()
      keys.set(content, key)
      const view = await addView(body, key)
      await keepFirst(list, view.id, first)
      await queries.invalidateQueries({ queryKey: memberViewsQuery.queryKey })
      list.open(view.id)
      onSaid(t('memberViews:saved', { name: view.name }))
      onClose()
    },
  })
  return (
    <Dialog title={t('memberViews:newTitle')} onClose={onClose}>
      <FormFrame kit={kit} label={t('memberViews:newTitle')}>
        <p>{t('memberViews:newIntro')}</p>
        <Fields own />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('memberViews:save')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** Asked before a view goes. */
function DeleteDialog({ list, view, onClose, onSaid }: DialogProps & { readonly view: MemberView }) {
  const { t } = useTranslation(['memberViews', 'common'])
  const queries = useQueryClient()
  const drop = useMutation({
    mutationFn: async () => {
      await dropView(view)
      list.open(null)
      await queries.invalidateQueries({ queryKey: memberViewsQuery.queryKey })
      onSaid(t('memberViews:deleted', { name: view.name }))
      onClose()
    },
  })
  return (
    <Dialog
      title={t('memberViews:deleteTitle', { name: view.name })}
      {...(!drop.isPending && { onClose })}
      actions={
        <>
          <Button variant="default" onClick={onClose} disabled={drop.isPending}>
            {t('common:cancel')}
          </Button>
          <Button color="red" loading={drop.isPending} onClick={() => drop.mutate()}>
            {t('memberViews:delete')}
          </Button>
        </>
      }
    >
      <p>{t(view.shared ? 'memberViews:deleteShared' : 'memberViews:deleteOwn')}</p>
      {drop.error && <ErrorNotice title={t('memberViews:deleteFailed')} error={drop.error} />}
    </Dialog>
  )
}

/** Name, sharing and place of a view; of somebody else’s only whether the list opens with it. */
export function ViewDialog({ list, view, onClose, onSaid }: DialogProps & { readonly view: MemberView }) {
  const { t } = useTranslation(['memberViews', 'common'])
  const queries = useQueryClient()
  const [isDeleting, setDeleting] = useState(false)
  const kit = useKitForm<ViewValues>({
    initialValues: { name: view.name, shared: view.shared, first: list.views.defaultViewId === view.id },
    validate: useNameCheck(),
    save: async ({ name, shared, first }) => {
      const { filters, sort, columns } = view
      if (view.own && (name !== view.name || shared !== view.shared))
        await saveView(view, { filters, sort, columns, name, shared })
      await keepFirst(list, view.id, first)
      await queries.invalidateQueries({ queryKey: memberViewsQuery.queryKey })
      onSaid(t('memberViews:saved', { name }))
      onClose()
    },
  })
  if (isDeleting) return <DeleteDialog {...{ list, view, onClose, onSaid }} />
  return (
    <Dialog title={t('memberViews:manageTitle', { name: view.name })} onClose={onClose}>
      <FormFrame kit={kit} label={t('memberViews:manage')}>
        <Fields own={view.own} />
        <Group justify="space-between" className={classes.buttons}>
          {view.own ? (
            <Button variant="subtle" color="red" onClick={() => setDeleting(true)}>
              {t('memberViews:delete')}
            </Button>
          ) : (
            <span />
          )}
          <Group>
            <Button variant="default" onClick={onClose}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={kit.busy}>
              {t('memberViews:save')}
            </Button>
          </Group>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
