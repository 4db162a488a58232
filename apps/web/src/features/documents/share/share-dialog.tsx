import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import type { NewDocumentLink } from '../api/document-links.ts'
import type { DocumentLine } from '../api/document-queries.ts'
import { LinkList } from './link-list.tsx'
import { NewLink } from './new-link.tsx'
import classes from './share.module.css'
import { ShareForm } from './share-form.tsx'

interface ShareDialogProps {
  readonly line: DocumentLine
  readonly onClose: () => void
}

/** A document shared by links: a new one, shown once, and those that were made before (M13). */
export function ShareDialog({ line, onClose }: ShareDialogProps) {
  const { t } = useTranslation('documentLinks')
  const [made, setMade] = useState<NewDocumentLink>()
  return (
    <Dialog title={t('title', { name: line.name })} onClose={onClose} size="lg">
      <div className={classes.stack}>
        {made ? (
          <NewLink made={made} onAnother={() => setMade(undefined)} />
        ) : (
          <ShareForm documentId={line.id} onMade={setMade} />
        )}
        <LinkList documentId={line.id} />
      </div>
    </Dialog>
  )
}
