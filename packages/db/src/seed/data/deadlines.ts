import type { DeadlineRow } from '../../schema/index.ts'
import { typeset } from './typeset.ts'

const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]

const due = (
  [labelFr, labelEn]: readonly [fr: string, en: string],
  over: Partial<DeadlineRow> & Pick<DeadlineRow, 'day'>,
): DeadlineRow => ({
  labelFr: typeset(labelFr),
  labelEn,
  documentType: null,
  months: EVERY_MONTH,
  untilDay: null,
  working: false,
  extraDays: 0,
  ...over,
})
/** "Le deuxième jour ouvré suivant le 1er mai", a public holiday itself. */
const IN_MAY = { months: [5], day: 2, working: true }

/** Recurring due dates by procedure. Those that follow an event (hiring, end of a contract) or are only asked have none. */
export const DEADLINES: Readonly<Record<string, DeadlineRow[]>> = {
  'DADS-U': [
    due(['Données sociales de l’année précédente', 'Social data of the year before'], {
      months: [1],
      day: 31,
    }),
  ],
  DRP: [due(['Revenus de l’année précédente', 'Income of the year before'], { months: [6], day: 5 })],
  DSI: [due(['Revenus de l’année précédente', 'Income of the year before'], { months: [6], day: 5 })],
  DSN: [
    due(['DSN mensuelle, 50 salariés et plus', 'Monthly DSN, 50 employees and more'], {
      ...{ day: 5, documentType: 'DSN-M' },
    }),
    due(['DSN mensuelle, moins de 50 salariés', 'Monthly DSN, fewer than 50 employees'], {
      ...{ day: 15, documentType: 'DSN-M' },
    }),
  ],
  'EDI-TVA': [
    due(['TVA du mois ou du trimestre, selon votre entreprise', 'VAT of the month or quarter, by company'], {
      ...{ day: 15, untilDay: 24, documentType: '3310CA3' },
    }),
    due(['Acompte semestriel de TVA', 'Half-yearly VAT instalment'], {
      ...{ months: [7, 12], day: 15, untilDay: 24, documentType: '3514' },
    }),
    due(['TVA de l’année précédente', 'VAT of the year before'], { ...IN_MAY, documentType: '3517CA12' }),
  ],
  'EDI-TDFC': [
    due(['Liasse fiscale d’un exercice clos au 31 décembre', 'Accounts closed on 31 December'], {
      ...{ ...IN_MAY, extraDays: 15 },
    }),
  ],
  'EDI-PAIEMENT': [
    due(['Acompte d’impôt sur les sociétés', 'Instalment of corporation tax'], {
      ...{ months: [3, 6, 9, 12], day: 15, documentType: 'IS' },
    }),
    due(['Solde d’impôt sur les sociétés', 'Balance of corporation tax'], {
      ...{ months: [5], day: 15, documentType: 'IS' },
    }),
    due(['Taxe sur les salaires du mois précédent', 'Payroll tax of the month before'], {
      ...{ day: 15, documentType: 'TS' },
    }),
    due(['Acompte de CVAE', 'Instalment of CVAE'], { ...{ months: [6, 9], day: 15, documentType: 'CVAE' } }),
  ],
  PASRAU: [due(['Prélèvements du mois précédent', 'Withholdings of the month before'], { day: 10 })],
  'TD-BILATERAL': [
    due(['Honoraires versés l’année précédente', 'Fees paid the year before'], {
      ...{ ...IN_MAY, documentType: 'DAS2' },
    }),
    due(['Revenus de capitaux versés l’année précédente', 'Investment income paid the year before'], {
      ...{ months: [2], day: 15, documentType: 'IFU' },
    }),
  ],
}
