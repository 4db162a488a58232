/** @jsxRuntime automatic */
import { Document } from '@react-pdf/renderer'
import type { ReactNode } from 'react'
import type { DocumentLocale } from '../document-data.ts'
import { printable } from '../printable.ts'

type DocumentFileProps = {
  title: string
  subject: string
  author: string
  locale: DocumentLocale
  issuedOn: string
  children: ReactNode
}

/** What a PDF file says of itself: title, subject, author, language and date. */
export const DocumentFile = ({ title, subject, author, locale, issuedOn, children }: DocumentFileProps) => (
  <Document
    title={printable(title)}
    subject={printable(subject)}
    author={printable(author)}
    creator="Guichet"
    producer="Guichet"
    language={locale}
    creationDate={new Date(`${issuedOn}T12:00:00Z`)}
  >
    {children}
  </Document>
)
