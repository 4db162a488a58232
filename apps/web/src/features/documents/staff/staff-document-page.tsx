import { Button, Group } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router-dom'
import { isMissing } from '../../../shared/api/is-missing.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { formatSize } from '../../../shared/format/format-size.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { DownloadButton } from '../../../shared/ui/download-button.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { FilterSelect } from '../../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import type { Column } from '../../../shared/ui/record-list.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import dialogClasses from '../document-dialog.module.css'
import { NewVersionDialog, WithdrawDialog } from './document-dialogs.tsx'
import {
  type DocumentReader,
  loadPublished,
  type PublishedDocument,
  publishedDocumentQuery,
  readersQuery,
} from './published-documents.ts'
import { UpdateDialog } from './update-dialog.tsx'
import { useAudienceWords } from './use-audience-words.ts'

const ADDRESS = { filters: { lu: oneOf(['yes', 'no']) } }

function Information({ document }: { readonly document: PublishedDocument }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const audienceWords = useAudienceWords()
  const { retainedUntil, withdrawnReason } = document
  return (
    <Facts
      facts={[
        { label: t('columns.id'), value: document.number },
        { label: t('staff.columns.audience'), value: audienceWords(document) },
        { label: t('columns.category'), value: t(`categories.${document.category}`) },
        { label: t('columns.period'), value: document.period ?? '–' },
        { label: t('staff.columns.published'), value: format.instantDay(document.publishedAt) },
        {
          label: t('staff.retainedUntil'),
          value: retainedUntil === null ? t('staff.endless') : format.day(retainedUntil),
        },
        ...(withdrawnReason === null ? [] : [{ label: t('staff.reason'), value: withdrawnReason }]),
      ]}
    />
  )
}

function Versions({ document }: { readonly document: PublishedDocument }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const locale = useLocale()
  return (
    <ul className={dialogClasses.lines}>
      {document.versions.map(({ version, addedAt, size, fileName, damaged }) => (
        <li key={version} className={dialogClasses.line}>
          <span>
            {t('versions.line', {
              version,
              date: format.instantDay(addedAt),
              size: formatSize(size, locale),
            })}{' '}
            {damaged && <StateLabel tone="danger">{t('damaged')}</StateLabel>}
          </span>
          <DownloadButton
            label={t('versions.download', { version })}
            size="sm"
            load={() => loadPublished(document.id, version)}
            fileName={fileName}
          />
        </li>
      ))}
    </ul>
  )
}

function Readers({ id }: { readonly id: string }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const address = useListAddress(ADDRESS)
  const { cursor, filters } = address
  const query = useListPage(readersQuery(id, filters.lu, cursor), address)
  const columns = useMemo(
    (): readonly Column<DocumentReader>[] => [
      { key: 'number', header: t('staff.readers.number'), render: (row) => row.memberNumber },
      {
        key: 'name',
        header: t('staff.readers.name'),
        main: true,
        render: (row) => `${row.lastName} ${row.firstName}`,
      },
      {
        key: 'read',
        header: t('staff.readers.read'),
        render: (row) =>
          row.readAt === null
            ? t('staff.readers.never')
            : t('staff.readers.on', {
                date: format.instantDay(row.readAt),
                time: format.instantTime(row.readAt),
                version: row.version,
              }),
      },
    ],
    [t, format],
  )
  return (
    <PagedList
      query={query}
      address={address}
      caption={t('staff.readers.title')}
      columns={columns}
      rowKey={({ personId }) => personId}
      tools={
        <FilterSelect
          label={t('staff.readers.filter')}
          allLabel={t('staff.readers.all')}
          value={filters.lu}
          options={[
            { value: 'yes', label: t('staff.readers.yes') },
            { value: 'no', label: t('staff.readers.no') },
          ]}
          onChange={(lu) => address.change({ lu })}
        />
      }
      nothingFound={{
        title: t('staff.readers.nobody'),
        body: t('staff.readers.nobodyBody'),
        clear: t('staff.readers.all'),
      }}
      empty={{
        icon: <IconUsers size={28} />,
        title: t('staff.readers.nobody'),
        children: t('staff.readers.emptyBody'),
      }}
    />
  )
}

/** `/admin/documents/:id`: a published document, its versions, who read it. */
export function Component() {
  const { t } = useTranslation('documents')
  const { id = '' } = useParams()
  const { state } = useLocation()
  const query = useQuery(publishedDocumentQuery(id))
  const [open, setOpen] = useState<'update' | 'version' | 'withdraw'>()
  const [told, setTold] = useState<'update' | 'version' | 'withdraw'>()
  const document = query.data
  if (document === undefined && isMissing(query.error)) return <NotFound />
  const isNew = state?.published === true && told === undefined
  const dialog = {
    onClose: () => setOpen(undefined),
    onDone: () => {
      setTold(open)
      setOpen(undefined)
    },
  }
  return (
    <Page
      title={document?.name ?? t('staff.titleLoading')}
      lead={document?.withdrawnAt != null && <StateLabel tone="warning">{t('staff.withdrawn')}</StateLabel>}
      actions={<BackButton to={paths.staffDocuments}>{t('staff.back')}</BackButton>}
    >
      <div role="status">
        {isNew && document && (
          <Notice tone="success" title={t('staff.told.published', { count: document.recipientCount })} />
        )}
        {told !== undefined && <Notice tone="success" title={t(`staff.told.${told}`)} />}
      </div>
      <LoadState query={query}>
        {(shown) => (
          <>
            <Section
              title={t('staff.information')}
              actions={
                shown.withdrawnAt === null && (
                  <Button variant="default" onClick={() => setOpen('update')}>
                    {t('staff.update.open')}
                  </Button>
                )
              }
            >
              <Information document={shown} />
            </Section>
            <Section
              title={t('versions.title')}
              actions={
                shown.withdrawnAt === null && (
                  <Group gap="sm">
                    <Button variant="default" onClick={() => setOpen('version')}>
                      {t('staff.version.open')}
                    </Button>
                    <Button variant="subtle" color="red" onClick={() => setOpen('withdraw')}>
                      {t('staff.withdraw.open')}
                    </Button>
                  </Group>
                )
              }
            >
              <Versions document={shown} />
            </Section>
            <Section title={t('staff.readers.title')}>
              <Readers id={shown.id} />
            </Section>
            {open === 'update' && <UpdateDialog document={shown} {...dialog} />}
            {open === 'version' && <NewVersionDialog document={shown} {...dialog} />}
            {open === 'withdraw' && <WithdrawDialog document={shown} {...dialog} />}
          </>
        )}
      </LoadState>
    </Page>
  )
}
