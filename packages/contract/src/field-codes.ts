/** What can be wrong with one field. The web and the API translate the code; `{n}` is a bound of the rule. */
export const FIELD_CODES = {
  required: { en: 'This field is needed.', fr: 'Ce champ est à remplir.' },
  invalid: { en: 'This value is not valid.', fr: 'Cette valeur n’est pas valable.' },
  unknown: { en: 'This field is not known here.', fr: 'Ce champ n’est pas connu ici.' },
  'text.too-long': { en: 'This text is too long.', fr: 'Ce texte est trop long.' },
  'text.too-short': { en: 'This text is too short.', fr: 'Ce texte est trop court.' },
  'text.characters': {
    en: 'This text holds characters that cannot be kept.',
    fr: 'Ce texte contient des caractères qui ne peuvent pas être conservés.',
  },
  'number.range': { en: 'This number is out of range.', fr: 'Ce nombre est hors des limites.' },
  'mailing.placeholder': {
    en: 'This stands for nothing: check the name between the braces.',
    fr: 'Ce mot ne désigne rien : vérifiez le nom entre les accolades.',
  },
  'mailing.markup': {
    en: 'Only headings, paragraphs, lists, strong and emphasised words and links are accepted.',
    fr: 'Seuls les titres, paragraphes, listes, mots en gras ou en italique et liens sont acceptés.',
  },
  'mailing.link': {
    en: 'A link leads to a web or mail address, or to a placeholder such as {{renewUrl}}.',
    fr: 'Un lien mène à une adresse web ou de messagerie, ou à un mot tel que {{renewUrl}}.',
  },
  'reminder.repeated': {
    en: 'Another step stands on this day already.',
    fr: 'Une autre étape tombe déjà ce jour-là.',
  },
  'date.invalid': {
    en: 'Write a date that exists, as 31/12/2026.',
    fr: 'Indiquez une date qui existe, par exemple 31/12/2026.',
  },
  'period.invalid': {
    en: 'Write a year, a quarter or a month: 2026, 2026-T3 or 2026-09.',
    fr: 'Indiquez une année, un trimestre ou un mois, par exemple 2026, 2026-T3 ou 2026-09.',
  },
  'email.invalid': {
    en: 'Write an e-mail address such as name@example.org.',
    fr: 'Indiquez une adresse e-mail, par exemple nom@exemple.fr.',
  },
  'email.taken': {
    en: 'Somebody signs in with this address already.',
    fr: 'Quelqu’un se connecte déjà avec cette adresse.',
  },
  'email.same': {
    en: 'This is the address that you have: give another.',
    fr: 'C’est votre adresse actuelle : indiquez-en une autre.',
  },
  'phone.invalid': {
    en: 'Write a telephone number such as 01 49 09 87 37.',
    fr: 'Indiquez un numéro de téléphone, par exemple 01 49 09 87 37.',
  },
  'phone.mobile': {
    en: 'Write a mobile number: this one receives no SMS.',
    fr: 'Indiquez un numéro de mobile : celui-ci ne reçoit pas de SMS.',
  },
  'siret.invalid': {
    en: 'This SIRET number does not exist: check its 14 digits.',
    fr: 'Ce numéro SIRET n’existe pas : vérifiez les 14 chiffres.',
  },
  'siret.beginning': {
    en: 'Write the digits of a SIRET number from its beginning, 14 at most.',
    fr: 'Indiquez les chiffres d’un SIRET depuis le début, 14 au plus.',
  },
  'siret.same': {
    en: 'This is the SIRET number on file: give another.',
    fr: 'C’est le SIRET de votre dossier : indiquez-en un autre.',
  },
  'siret.closed': {
    en: 'The register says that this establishment is closed: check its 14 digits.',
    fr: 'Le registre indique que cet établissement est fermé : vérifiez les 14 chiffres.',
  },
  'company.proven': {
    en: 'The company register has confirmed this: tell of a new SIRET to change it.',
    fr: 'Le registre des entreprises l’a confirmé : signalez un nouveau SIRET pour le changer.',
  },
  'ape.invalid': {
    en: 'An APE code has four digits and a letter, such as 69.20Z.',
    fr: 'Un code APE compte quatre chiffres et une lettre, par exemple 69.20Z.',
  },
  'nir.invalid': {
    en: 'This social security number does not exist: check its 15 digits.',
    fr: 'Ce numéro de sécurité sociale n’existe pas : vérifiez les 15 chiffres.',
  },
  'nir.temporary': {
    en: 'This number is a temporary one: wait for your final social security number, which begins with 1 or 2.',
    fr: 'Ce numéro est provisoire : attendez votre numéro de sécurité sociale définitif, qui commence par 1 ou 2.',
  },
  'postcode.invalid': {
    en: 'A French postcode has five digits.',
    fr: 'Un code postal compte cinq chiffres.',
  },
  'colour.invalid': {
    en: 'Write a colour such as #4c5fb1.',
    fr: 'Indiquez une couleur, par exemple #4c5fb1.',
  },
  'iban.invalid': {
    en: 'This IBAN does not exist: check each sign.',
    fr: 'Cet IBAN n’existe pas : vérifiez chaque signe.',
  },
  'bic.invalid': {
    en: 'A BIC has 8 or 11 letters and digits.',
    fr: 'Un BIC compte 8 ou 11 lettres et chiffres.',
  },
  'address.lines': { en: 'Eight lines at most.', fr: 'Huit lignes au plus.' },
  'modules.none': {
    en: 'At least one part of the portal stays on.',
    fr: 'Au moins une partie du portail reste active.',
  },
  'url.invalid': {
    en: 'Write an address that starts with https://.',
    fr: 'Indiquez une adresse qui commence par https://.',
  },
  'code.wrong': {
    en: 'This code is not right, or it has been used already.',
    fr: 'Ce code n’est pas le bon, ou il a déjà servi.',
  },
  'code.invalid': { en: 'The code has six digits.', fr: 'Le code compte six chiffres.' },
  'password.length': {
    en: 'Use at least 10 characters of four kinds, or at least 15 of any kind.',
    fr: 'Utilisez au moins 10 caractères de quatre sortes, ou au moins 15 caractères de toute sorte.',
  },
  'password.common': {
    en: 'This password is known to everybody: choose another.',
    fr: 'Ce mot de passe est trop connu : choisissez-en un autre.',
  },
  'answer.short': {
    en: 'Give at least four letters or digits.',
    fr: 'Indiquez au moins quatre lettres ou chiffres.',
  },
  'answer.guessable': {
    en: 'This answer is soon guessed: not a repeated sign, nor a word of the question, your name or your address.',
    fr: 'Cette réponse se devine trop vite : ni un signe répété, ni un mot de la question, ni votre nom ou votre adresse.',
  },
  'password.personal': {
    en: 'This password holds your name or your address.',
    fr: 'Ce mot de passe contient votre nom ou votre adresse.',
  },
  'password.wrong-current': {
    en: 'The current password is not right.',
    fr: 'Le mot de passe courant n’est pas le bon.',
  },
  'password.same': {
    en: 'Choose another password than the one you have.',
    fr: 'Choisissez un autre mot de passe que celui que vous avez.',
  },
  'password.sign-in': {
    en: 'This password opens your space: choose another for the mailbox.',
    fr: 'Ce mot de passe ouvre votre espace : choisissez-en un autre pour la boîte mail.',
  },
  'password.mailbox': {
    en: 'This password opens your mailbox: choose another to sign in with.',
    fr: 'Ce mot de passe ouvre votre boîte mail : choisissez-en un autre pour vous connecter.',
  },
  'password.mailbox-length': {
    en: 'Mail servers read 72 bytes at most: shorten this password. An accented letter counts for two.',
    fr: 'Les serveurs de messagerie lisent 72 octets au plus : raccourcissez ce mot de passe. Une lettre accentuée compte pour deux.',
  },
  'login.invalid': {
    en: 'Use 2 to 30 letters without accents, digits, hyphens or underscores, with at least one letter.',
    fr: 'Utilisez 2 à 30 lettres sans accent, chiffres, traits d’union ou tirets bas, dont au moins une lettre.',
  },
  'login.reserved': {
    en: 'The portal keeps this name for itself: choose another.',
    fr: 'Ce nom est réservé par le portail : choisissez-en un autre.',
  },
  'login.taken': {
    en: 'This name is taken: choose another.',
    fr: 'Ce nom est déjà pris : choisissez-en un autre.',
  },
  'country.invalid': { en: 'Choose a country of the list.', fr: 'Choisissez un pays de la liste.' },
  'terms.required': {
    en: 'Accept the terms to go on.',
    fr: 'Acceptez les conditions pour continuer.',
  },
  'terms.changed': {
    en: 'The terms have changed meanwhile: read them again, then accept them.',
    fr: 'Les conditions ont changé entre-temps : relisez-les, puis acceptez-les.',
  },
  'terms.too-long': {
    en: 'Terms have 50 paragraphs of 1,000 signs at most: part them by empty lines.',
    fr: 'Les conditions comptent au plus 50 paragraphes de 1 000 signes : séparez-les par des lignes vides.',
  },
  'referral.unknown': {
    en: 'No member has this referral code: check it, or leave it out.',
    fr: 'Aucun adhérent n’a ce code de parrainage : vérifiez-le, ou laissez-le vide.',
  },
  'procedure.unavailable': {
    en: 'This procedure or document type cannot be chosen here.',
    fr: 'Cette téléprocédure ou ce type de documents ne peut pas être choisi ici.',
  },
  'quota.below-use': {
    en: 'More secondary accounts with a mailbox are in use than this number.',
    fr: 'Les comptes secondaires avec boîte mail sont plus nombreux que ce nombre.',
  },
  'import.column-missing': {
    en: 'This column is needed in the first line.',
    fr: 'Cette colonne est nécessaire dans la première ligne.',
  },
  'import.column-unknown': {
    en: 'This column is not known: check its name.',
    fr: 'Cette colonne n’est pas connue : vérifiez son nom.',
  },
  'import.column-twice': {
    en: 'This column is there twice.',
    fr: 'Cette colonne figure deux fois.',
  },
  'import.login-twice': {
    en: 'An earlier line has the same account name.',
    fr: 'Une ligne précédente porte le même nom de compte.',
  },
  'import.primary-unknown': {
    en: 'There is no primary account of this name, here or in the file.',
    fr: 'Aucun compte primaire de ce nom, ni dans le portail ni dans le fichier.',
  },
  'import.primary-closed': {
    en: 'This primary account is not open.',
    fr: 'Ce compte primaire n’est pas ouvert.',
  },
  'import.primary-only': {
    en: 'This column is for primary accounts: leave it empty.',
    fr: 'Cette colonne ne concerne que les comptes primaires : laissez-la vide.',
  },
  'import.secondary-only': {
    en: 'This column is for secondary accounts: leave it empty.',
    fr: 'Cette colonne ne concerne que les comptes secondaires : laissez-la vide.',
  },
  'import.quota-exceeded': {
    en: 'The primary account has no mailbox left for this line.',
    fr: 'Le compte primaire n’a plus de boîte mail disponible pour cette ligne.',
  },
  'import.unreadable': {
    en: 'This line could not be read: check its quotes and separators.',
    fr: 'Cette ligne n’a pas pu être lue : vérifiez ses guillemets et ses séparateurs.',
  },
  'import.too-long': {
    en: 'A file has at most 20,000 lines: part it.',
    fr: 'Un fichier compte au plus 20 000 lignes : partagez-le.',
  },
  'turnover.amount': {
    en: 'Write an amount such as 1234.56, or 0; leave it empty where there is nothing to declare.',
    fr: 'Indiquez un montant, par exemple 1 234,56 ou 0 ; laissez vide ce qui n’est pas à déclarer.',
  },
  'turnover.period': {
    en: 'Write a month or a quarter: 2026-09 or 2026-T3.',
    fr: 'Indiquez un mois ou un trimestre : 2026-09 ou 2026-T3.',
  },
  'turnover.twice': {
    en: 'An earlier line declares the same period of this company.',
    fr: 'Une ligne précédente déclare la même période de cette entreprise.',
  },
  'turnover.too-long': {
    en: 'From here on there are too many lines for one file: part it.',
    fr: 'À partir d’ici, les lignes sont trop nombreuses pour un seul fichier : partagez-le.',
  },
  'import.empty': { en: 'The file has no line to import.', fr: 'Le fichier n’a aucune ligne à importer.' },
  'network.invalid': {
    en: 'Write an address or a network such as 192.0.2.10 or 192.0.2.0/24.',
    fr: 'Indiquez une adresse ou un réseau, par exemple 192.0.2.10 ou 192.0.2.0/24.',
  },
  'import.workbook-broken': {
    en: 'This is no workbook that can be read: save it as XLSX or as CSV.',
    fr: 'Ce fichier n’est pas un classeur lisible : enregistrez-le au format XLSX ou CSV.',
  },
  'import.workbook-locked': {
    en: 'This workbook has a password or is of an older kind: save it as XLSX without a password.',
    fr: 'Ce classeur est protégé par un mot de passe ou d’un ancien format : enregistrez-le en XLSX, sans mot de passe.',
  },
  'import.workbook-too-large': {
    en: 'This workbook holds more than can be read: keep the lines to import alone, or save it as CSV.',
    fr: 'Ce classeur contient plus que ce qui peut être lu : gardez les seules lignes à importer, ou enregistrez-le en CSV.',
  },
  'import.sheet-unknown': {
    en: 'There is no sheet of this name in the workbook.',
    fr: 'Le classeur n’a pas de feuille de ce nom.',
  },
  'import.sheet-empty': {
    en: 'This sheet is empty: choose another.',
    fr: 'Cette feuille est vide : choisissez-en une autre.',
  },
  'import.cell-error': {
    en: 'This cell shows an error of the spreadsheet: mend it there.',
    fr: 'Cette cellule affiche une erreur du tableur : corrigez-la dans le tableur.',
  },
  'import.formula-empty': {
    en: 'The result of this formula is not in the file: open it in the spreadsheet and save it again, or put the value in its place.',
    fr: 'Le résultat de cette formule n’est pas dans le fichier : ouvrez-le dans le tableur et enregistrez-le de nouveau, ou remplacez la formule par sa valeur.',
  },
  'date.past': { en: 'This date is in the past.', fr: 'Cette date est passée.' },
  'import.twice': {
    en: 'An earlier line has the same value.',
    fr: 'Une ligne précédente porte la même valeur.',
  },
  'import.known': {
    en: 'Somebody in the portal has this already.',
    fr: 'Quelqu’un dans le portail a déjà cette valeur.',
  },
  'import.partner-unknown': {
    en: 'There is no partner of this name: add it first.',
    fr: 'Aucun partenaire de ce nom : ajoutez-le d’abord.',
  },
  'import.type-unknown': {
    en: 'There is no membership type of this name: add it first.',
    fr: 'Aucun type d’adhésion de ce nom : ajoutez-le d’abord.',
  },
  'import.members-too-long': {
    en: 'A file has at most 100,000 lines: part it.',
    fr: 'Un fichier compte au plus 100 000 lignes : partagez-le.',
  },
  'date.before-start': {
    en: 'This day is before the first one.',
    fr: 'Cette date précède la première.',
  },
  'vat-number.invalid': {
    en: 'This VAT number is wrong: check the two letters of the country and the digits.',
    fr: 'Ce numéro de TVA n’est pas le bon : vérifiez les deux lettres du pays et les chiffres.',
  },
  'option.before-begun': {
    en: 'Your activity had not begun on that day: choose the day on which it began, or a later one.',
    fr: 'Votre activité n’avait pas commencé ce jour-là : indiquez le jour de son début, ou un jour suivant.',
  },
  'option.year-start': {
    en: 'It begins on a 1 January, or on the day on which your activity began.',
    fr: 'Elle prend effet un 1er janvier, ou le jour du début de votre activité.',
  },
  'option.month-start': {
    en: 'It begins on the first day of a month.',
    fr: 'Elle prend effet le premier jour d’un mois.',
  },
  'option.acre-start': {
    en: 'ACRE begins on the day on which your activity began, and on no other.',
    fr: 'L’Acre commence le jour du début de votre activité, jamais un autre jour.',
  },
  'option.acre-overseas': {
    en: 'There is no ACRE overseas: contributions have reduced rates of their own there.',
    fr: 'L’Acre n’existe pas outre-mer : les cotisations y ont leurs propres taux réduits.',
  },
  'option.asked-late-income-tax': {
    en: 'That is too late: it is asked for by 30 September of the year before, or within three months of the beginning.',
    fr: 'C’est trop tard : l’option se demande au plus tard le 30 septembre de l’année d’avant, ou dans les trois mois du début d’activité.',
  },
  'option.asked-late-frequency': {
    en: 'That is too late: another frequency is asked for by 31 January of the year at the latest.',
    fr: 'C’est trop tard : un changement de périodicité se demande au plus tard le 31 janvier de l’année.',
  },
  'option.asked-late-acre': {
    en: 'That is too late: ACRE is asked for within sixty days of the beginning (forty-five before 2026).',
    fr: 'C’est trop tard : l’Acre se demande dans les soixante jours du début d’activité (quarante-cinq avant 2026).',
  },
  'option.craft': {
    en: 'A craftsman sells or provides services: choose one of them too.',
    fr: 'Un artisan vend ou fournit des services : cochez aussi l’un des deux.',
  },
  'option.simplified-over': {
    en: 'The simplified scheme is over from 1 January 2027 on: choose the normal one.',
    fr: 'Le réel simplifié n’existe plus à partir du 1er janvier 2027 : choisissez le réel normal.',
  },
  'option.same': {
    en: 'That is what holds on this day already.',
    fr: 'C’est déjà ce qui s’applique ce jour-là.',
  },
  'option.too-many': {
    en: 'Too many changes are recorded: withdraw those that were mistakes.',
    fr: 'Trop de changements sont enregistrés : retirez ceux qui étaient des erreurs.',
  },
  'date.future': { en: 'This date is in the future.', fr: 'Cette date est dans le futur.' },
  'date.too-late': { en: 'This date is too far in the future.', fr: 'Cette date est trop lointaine.' },
  'date.too-old': { en: 'This date is too far in the past.', fr: 'Cette date est trop ancienne.' },
} as const satisfies Record<string, { en: string; fr: string }>

export type FieldCode = keyof typeof FIELD_CODES
/** True for a code of the list; other texts found in a validation issue are not shown to anybody. */
export const isFieldCode = (code: string): code is FieldCode => Object.hasOwn(FIELD_CODES, code)
