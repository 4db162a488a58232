import type { Locale } from '../../ctx.ts'

const WORDS = {
  fr: {
    name: 'À LIRE - documents manquants.txt',
    head: 'Cette archive est incomplète. Ces documents n’y sont pas : leur fichier est altéré (l’organisation en est avertie), ou ils viennent d’être supprimés.',
    line: (number: number, name: string) => `- n° ${number} : ${name}`,
  },
  en: {
    name: 'READ ME - missing documents.txt',
    head: 'This archive is incomplete. These documents are not in it: their file is damaged (the organisation has been told), or they have just been deleted.',
    line: (number: number, name: string) => `- no. ${number}: ${name}`,
  },
} as const satisfies Record<Locale, unknown>

interface LeftOut {
  readonly number: number
  readonly name: string
}

/** The text of an archive that says what it lacks; its lines end as every editor reads them. */
export function leftOutNote(locale: Locale, documents: readonly LeftOut[]) {
  const { name, head, line } = WORDS[locale]
  const lines = [head, '', ...documents.map((document) => line(document.number, document.name)), '']
  return { name, content: Buffer.from(`\uFEFF${lines.join('\r\n')}`) }
}
