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

/**
 * Recurring due dates by procedure. Those that follow an event (hiring, end of a contract) or are only asked have none.
 * Each names its source: CSS is the code de la sécurité sociale, CGI the code général des impôts with its annexes, BOI the
 * tax administration’s published doctrine. A day that is no working day is put off to the next one (CSS R. 133-14 I; CGI
 * ann. IV 199-0, for payments and returns of companies).
 */
export const DEADLINES: Readonly<Record<string, DeadlineRow[]>> = {
  // CSS R. 243-14 as it stood before the DSN took it over; kept for the employers who are still outside the DSN.
  'DADS-U': [
    due(['Données sociales de l’année précédente', 'Social data of the year before'], {
      months: [1],
      day: 31,
    }),
  ],
  // CSS L. 613-2 as it stood until 2020; the day is set by order each year, and given here as an example of the demo.
  DRP: [due(['Revenus de l’année précédente', 'Income of the year before'], { months: [6], day: 5 })],
  DSI: [due(['Revenus de l’année précédente', 'Income of the year before'], { months: [6], day: 5 })],
  // CSS R. 133-14 I, which refers to R. 243-6 II: the 5th from fifty employees on, otherwise the 15th.
  DSN: [
    due(['DSN mensuelle, 50 salariés et plus', 'Monthly DSN, 50 employees and more'], {
      ...{ day: 5, documentType: 'DSN-M' },
    }),
    due(['DSN mensuelle, moins de 50 salariés', 'Monthly DSN, fewer than 50 employees'], {
      ...{ day: 15, documentType: 'DSN-M' },
    }),
  ],
  // CGI ann. IV 39 (15th to 24th by form and number of the company); CGI 287, 3 (instalments of July and December, yearly return).
  'EDI-TVA': [
    due(['TVA du mois ou du trimestre, selon votre entreprise', 'VAT of the month or quarter, by company'], {
      ...{ day: 15, untilDay: 24, documentType: '3310CA3' },
    }),
    due(['Acompte semestriel de TVA', 'Half-yearly VAT instalment'], {
      ...{ months: [7, 12], day: 15, untilDay: 24, documentType: '3514' },
    }),
    due(['TVA de l’année précédente', 'VAT of the year before'], { ...IN_MAY, documentType: '3517CA12' }),
  ],
  // CGI 175 and 223; BOI-BIC-DECLA-30-10-10-20 § 60: fifteen days more for what is sent electronically.
  'EDI-TDFC': [
    due(['Liasse fiscale d’un exercice clos au 31 décembre', 'Accounts closed on 31 December'], {
      ...{ ...IN_MAY, extraDays: 15 },
    }),
  ],
  // CGI ann. III 360 (instalments) and CGI 1668, 2 (balance); CGI ann. III 369 (payroll tax); CGI 1679 septies (CVAE).
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
  // CGI 87-0 A and 1671; net-entreprises.fr, calendar of PASRAU: the 10th of the next month.
  PASRAU: [due(['Prélèvements du mois précédent', 'Withholdings of the month before'], { day: 10 })],
  // CGI 240 and ann. III 47 (with the return of results); CGI 242 ter and ann. III 49 I (by 15 February).
  'TD-BILATERAL': [
    due(['Honoraires versés l’année précédente', 'Fees paid the year before'], {
      ...{ ...IN_MAY, documentType: 'DAS2' },
    }),
    due(['Revenus de capitaux versés l’année précédente', 'Investment income paid the year before'], {
      ...{ months: [2], day: 15, documentType: 'IFU' },
    }),
  ],
}
