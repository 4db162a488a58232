import { hasForbiddenCharacters } from '@guichet/domain/text'
import { Button, FileInput, Textarea } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { loadFileDeclarations } from './api.ts'
import classes from './file-declarations.module.css'
import { textOf } from './read-text.ts'
import type { Filing } from './use-filing.ts'

/** What the API takes at most. */
const MOST_CHARACTERS = 200_000
/** Of one character in UTF-8. */
const MOST_BYTES = 4

/** Why a text is not sent; undefined where it is. */
function wrongIn(text: string): 'empty' | 'tooLong' | 'unreadable' | undefined {
  if (text.trim() === '') return 'empty'
  if (text.length > MOST_CHARACTERS) return 'tooLong'
  return hasForbiddenCharacters(text) ? 'unreadable' : undefined
}

/** The lines: from a file, or pasted from a spreadsheet. */
export function FilePart({ filing, busy }: { readonly filing: Filing; readonly busy: boolean }) {
  const { t } = useTranslation('fileDeclarations')
  const format = useFormat()
  const { text, check } = filing
  const [wrong, setWrong] = useState<ReturnType<typeof wrongIn>>()
  const choose = (file: File | null) => {
    if (!file) return
    // No file that is taken has more bytes; megabytes of text would halt the page.
    if (file.size > MOST_CHARACTERS * MOST_BYTES) return setWrong('tooLong')
    textOf(file).then(
      (content) => {
        const problem = wrongIn(content)
        setWrong(problem)
        if (problem === undefined) filing.write(content)
      },
      () => setWrong('unreadable'),
    )
  }
  const look = () => {
    const problem = wrongIn(text)
    setWrong(problem)
    if (problem === undefined) check.mutate(text)
  }
  return (
    <Section
      title={t('csv.file')}
      actions={
        <DownloadButton
          label={t('csv.model')}
          load={() => loadFileDeclarations({ q: '', state: undefined })}
          fileName={t('exportName', { date: today() })}
        />
      }
    >
      <div className={classes.stack}>
        <p className={classes.intro}>{t('csv.intro')}</p>
        <FileInput
          label={t('csv.choose')}
          description={t('csv.limits')}
          placeholder={t('csv.none')}
          accept=".csv,.txt,text/csv"
          leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
          size="md"
          value={null}
          onChange={choose}
          disabled={busy}
        />
        <Textarea
          label={t('csv.paste')}
          description={t('csv.pasteHelp')}
          autosize
          minRows={4}
          maxRows={12}
          spellCheck={false}
          classNames={{ input: classes.lines ?? '' }}
          value={text}
          error={wrong && t(`csv.wrong.${wrong}`, { most: format.count(MOST_CHARACTERS) })}
          onChange={(event) => {
            setWrong(undefined)
            filing.write(event.currentTarget.value)
          }}
          disabled={busy}
        />
        {check.error && <ErrorNotice title={t('csv.checkFailed')} error={check.error} />}
        <div>
          <Button onClick={look} loading={check.isPending} disabled={busy && !check.isPending}>
            {t('csv.check')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
