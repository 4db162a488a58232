/** Problems of documents; they stand among the others in `problems.ts`. */
export const DOCUMENT_PROBLEMS = {
  'document.not-own': {
    status: 409,
    en: 'The organisation publishes this document: it alone changes it.',
    fr: 'L’organisation publie ce document : elle seule le modifie.',
  },
  'document.empty': { status: 422, en: 'This file is empty.', fr: 'Ce fichier est vide.' },
  'document.too-large': {
    status: 413,
    en: 'This file is larger than 50 MB.',
    fr: 'Ce fichier dépasse 50 Mo.',
  },
  'document.type-refused': {
    status: 422,
    en: 'This kind of file is not accepted. PDF, images (PNG, JPEG, WebP), text, CSV, ODT, ODS, DOCX and XLSX are.',
    fr: 'Ce type de fichier n’est pas accepté. Sont acceptés : PDF, images (PNG, JPEG, WebP), texte, CSV, ODT, ODS, DOCX et XLSX.',
  },
  'document.infected': {
    status: 422,
    en: 'Something harmful was found in this file: it was not kept. Have the device checked that it comes from.',
    fr: 'Un contenu malveillant a été trouvé dans ce fichier : il n’est pas conservé. Faites vérifier l’appareil dont il vient.',
  },
  'document.not-scanned': {
    status: 503,
    en: 'This file could not be checked for viruses just now, and was not kept. Send it again in a few minutes.',
    fr: 'Ce fichier n’a pas pu être contrôlé par l’antivirus et n’est pas conservé. Envoyez-le à nouveau dans quelques minutes.',
  },
  'document.library-full': {
    status: 409,
    en: 'Your library is full. Delete documents for good to make room.',
    fr: 'Votre bibliothèque est pleine. Supprimez définitivement des documents pour faire de la place.',
  },
  'document.damaged': {
    status: 500,
    en: 'The stored file is no longer what was stored: it is not given out. The organisation has been told.',
    fr: 'Le fichier conservé n’est plus celui qui a été déposé : il n’est pas remis. L’organisation en est avertie.',
  },
  'document.archive-too-large': {
    status: 422,
    en: 'A ZIP holds 200 documents and 1 GB at most: choose fewer.',
    fr: 'Un ZIP contient au plus 200 documents et 1 Go : choisissez-en moins.',
  },
  'document.not-in-trash': {
    status: 409,
    en: 'Only a document in the trash can be deleted for good.',
    fr: 'Seul un document de la corbeille peut être supprimé définitivement.',
  },
  'document.nobody-sees': {
    status: 409,
    en: 'No member belongs to this audience: nobody would see the document.',
    fr: 'Aucun adhérent ne correspond : personne ne verrait le document.',
  },
  'document.withdrawn': {
    status: 409,
    en: 'This document is withdrawn.',
    fr: 'Ce document est retiré.',
  },
  'document.not-shareable': {
    status: 409,
    en: 'This document cannot be shared by a link: it is in the trash, or was published to several members.',
    fr: 'Ce document ne se partage pas par un lien\u00a0: il est à la corbeille, ou publié pour plusieurs adhérents.',
  },
  'document-link.too-many': {
    status: 409,
    en: 'Ten links to this document are open. End one of them first.',
    fr: 'Dix liens vers ce document sont ouverts. Fermez-en un d’abord.',
  },
  'document-link.password-wrong': {
    status: 403,
    en: 'This password is not the right one.',
    fr: 'Ce mot de passe n’est pas le bon.',
  },
} as const
