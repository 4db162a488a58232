import PostalMime, { type Address, type Email } from 'postal-mime'
import type { Collection, Journal } from '../state/journal.ts'
import { newId } from '../state/new-id.ts'

interface StoredAttachment {
  filename: string
  mimeType: string
  /** Bytes. */
  size: number
  contentId: string | null
  base64: string
}

export interface StoredMail {
  id: string
  /** Where it was delivered to, in small letters: the envelope, so blind copies too. */
  to: string[]
  from: string
  fromName: string
  subject: string
  /** ISO 8601, when it was received. */
  date: string
  text: string
  html: string
  headers: Record<string, string>
  attachments: StoredAttachment[]
}

export type MailMode = 'normal' | 'slow' | 'reject' | 'temporary' | 'down'
export const mailModes: readonly MailMode[] = ['normal', 'slow', 'reject', 'temporary', 'down']

/** All mail received, and how the server behaves. */
export interface Mailbox {
  messages: Collection<StoredMail>
  mode(): MailMode
  setMode(mode: MailMode): void
  /** Parses and keeps one message as it came over SMTP. Throws when it is no mail. */
  receive(raw: Uint8Array, envelope: { from: string; to: string[] }): Promise<StoredMail>
}

const keptMails = 5000

function base64Of(content: ArrayBuffer | Uint8Array | string): string {
  if (typeof content === 'string') return Buffer.from(content).toString('base64')
  const bytes = content instanceof Uint8Array ? content : new Uint8Array(content)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
}

function firstMailbox(address: Address | undefined): { name: string; address: string } {
  const found = address?.group ? address.group[0] : address
  return { name: found?.name ?? '', address: found?.address ?? '' }
}

function toStored(email: Email, envelope: { from: string; to: string[] }): StoredMail {
  const from = firstMailbox(email.from)
  const headers: Record<string, string> = {}
  for (const { key, value } of email.headers)
    headers[key] = key in headers ? `${headers[key]}\n${value}` : value
  return {
    id: newId('mail_', 16),
    to: envelope.to.map((address) => address.toLowerCase()),
    from: from.address || envelope.from,
    fromName: from.name,
    subject: email.subject ?? '',
    date: new Date().toISOString(),
    text: (email.text ?? '').replaceAll('\r\n', '\n').trimEnd(),
    html: email.html ?? '',
    headers,
    attachments: email.attachments.map((attachment) => {
      const base64 = base64Of(attachment.content)
      return {
        filename: attachment.filename ?? 'sans-nom',
        mimeType: attachment.mimeType,
        size: Buffer.byteLength(base64, 'base64'),
        contentId: attachment.contentId?.replace(/^<|>$/g, '') ?? null,
        base64,
      }
    }),
  }
}

/** The mailbox kept in `journal`. */
export function openMailbox(journal: Journal): Mailbox {
  const messages = journal.collection<StoredMail>('messages')
  const settings = journal.collection<{ id: string; mode: MailMode }>('settings')
  return {
    messages,
    mode: () => settings.get('behaviour')?.mode ?? 'normal',
    setMode: (mode) => settings.put({ id: 'behaviour', mode }),
    async receive(raw, envelope) {
      const email = await PostalMime.parse(raw)
      const stored = messages.put(toStored(email, envelope))
      const all = messages.all()
      for (const old of all.slice(0, Math.max(0, all.length - keptMails))) messages.remove(old.id)
      return stored
    },
  }
}

/** Newest first; `to` is a whole address, `search` any part of sender, recipient, subject or text. */
export function findMails(
  mailbox: Mailbox,
  wish: { to?: string | undefined; search?: string | undefined },
): StoredMail[] {
  const to = wish.to?.trim().toLowerCase()
  const search = wish.search?.trim().toLowerCase()
  return mailbox.messages
    .all()
    .filter((mail) => !to || mail.to.includes(to))
    .filter(
      (mail) =>
        !search ||
        [mail.from, mail.fromName, ...mail.to, mail.subject, mail.text]
          .join('\n')
          .toLowerCase()
          .includes(search),
    )
    .reverse()
}
