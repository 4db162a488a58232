import { Button, Tabs } from '@mantine/core'
import { IconFiles, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { useMayInFile, useOwnFile } from '../../shared/api/session.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { useDocumentAct } from './api/document-actions.ts'
import { type DocumentLine, documentsQuery, loadArchive, type Shelf } from './api/document-queries.ts'
import { CATEGORIES } from './categories.ts'
import { useDocumentColumns } from './document-columns.tsx'
import { DocumentDialog } from './document-dialog.tsx'
import classes from './documents-page.module.css'
import { ShareDialog } from './share/share-dialog.tsx'
import { UploadPanel } from './upload-panel.tsx'

const ADDRESS = { filters: { categorie: oneOf(CATEGORIES) } }
const TRASH = 'corbeille'

function ShelfList({ shelf }: { readonly shelf: Shelf }) {
  const { t } = useTranslation('documents')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(documentsQuery({ state: shelf, q, cursor, category: filters.categorie }), address)
  const trash = useDocumentAct('trash')
  const restore = useDocumentAct('restore')
  const [open, setOpen] = useState<DocumentLine>()
  const [shared, setShared] = useState<DocumentLine>()
  const erase = useDocumentAct('delete')
  const [doomed, setDoomed] = useState<DocumentLine>()
  const [told, setTold] = useState('')
  const act = (what: typeof trash, row: DocumentLine, word: 'trashed' | 'restored') =>
    what.mutate(row.id, { onSuccess: () => setTold(t(`told.${word}`, { name: row.name })) })
  const columns = useDocumentColumns({
    shelf,
    onPreview: setOpen,
    onShare: setShared,
    onTrash: (row) => act(trash, row, 'trashed'),
    onRestore: (row) => act(restore, row, 'restored'),
    onDelete: setDoomed,
  })
  const isLibrary = shelf === 'library'
  const isFound = (query.data?.total ?? 0) > 0
  const archiveFile = t('archive.file')
  const failed = trash.error ?? restore.error
  return (
    <>
      {failed !== null && <ErrorNotice title={t('failed')} error={failed} />}
      <p className={classes.told} role="status">
        {told}
      </p>
      <PagedList<DocumentLine>
        query={query}
        address={address}
        caption={t(`caption.${shelf}`)}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
            <FilterSelect
              label={t('columns.category')}
              allLabel={t('allCategories')}
              value={filters.categorie}
              options={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
              onChange={(categorie) => address.change({ categorie })}
            />
            {isLibrary && isFound && (
              <DownloadButton
                label={t(address.filtered ? 'archive.found' : 'archive.all')}
                load={() =>
                  loadArchive({
                    ...(q !== '' && { q }),
                    ...(filters.categorie !== undefined && { category: filters.categorie }),
                  })
                }
                fileName={archiveFile}
              />
            )}
          </>
        }
        {...(isLibrary && {
          bulk: {
            nameOf: ({ name, number }) => `${name} (${number})`,
            actions: (rows) => (
              <DownloadButton
                label={t('archive.selected')}
                load={() => loadArchive({ ids: rows.map(({ id }) => id) })}
                fileName={archiveFile}
                size="sm"
              />
            ),
          },
        })}
        nothingFound={{ title: t('nothing.title'), body: t('nothing.body'), clear: t('nothing.clear') }}
        empty={{
          icon: isLibrary ? <IconFiles size={28} /> : <IconTrash size={28} />,
          title: t(`empty.${shelf}.title`),
          children: t(`empty.${shelf}.body`),
        }}
      />
      {open && <DocumentDialog line={open} onClose={() => setOpen(undefined)} />}
      {shared && <ShareDialog line={shared} onClose={() => setShared(undefined)} />}
      {doomed && (
        <ConfirmDialog
          title={t('delete.title', { name: doomed.name })}
          follows={[t(doomed.source === 'member' ? 'delete.own' : 'delete.published')]}
          confirm={t('acts.delete')}
          failed={t('failed')}
          act={() => erase.mutateAsync(doomed.id)}
          onCancel={() => setDoomed(undefined)}
          onDone={() => {
            setTold(t('told.deleted', { name: doomed.name }))
            setDoomed(undefined)
          }}
        />
      )}
    </>
  )
}

/** "Documents": library and trash, upload, reading in the page (M13). */
export function Component() {
  const { t } = useTranslation('documents')
  const [params, setParams] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const shelf: Shelf = params.get('onglet') === TRASH ? 'trash' : 'library'
  const isLibrary = shelf === 'library'
  const mayAdd = useMayInFile()('documents.add')
  const isOwn = useOwnFile()
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        isLibrary &&
        mayAdd && (
          <Button
            variant={adding ? 'default' : 'filled'}
            aria-expanded={adding}
            onClick={() => setAdding(!adding)}
          >
            {t(adding ? 'upload.close' : 'upload.open')}
          </Button>
        )
      }
    >
      <Tabs
        value={shelf}
        activateTabWithKeyboard={false}
        onChange={(tab) => setParams(tab === 'trash' ? { onglet: TRASH } : {})}
      >
        <Tabs.List aria-label={t('tabs.label')} mb="lg">
          <Tabs.Tab value="library">{t('tabs.library')}</Tabs.Tab>
          {isOwn && <Tabs.Tab value="trash">{t('tabs.trash')}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value={shelf}>
          {isLibrary && adding && <UploadPanel />}
          <ShelfList key={shelf} shelf={shelf} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
