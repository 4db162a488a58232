/** What is asked after the link to a new password (U10). */
export default {
  intro:
    'Vous avez choisi de protéger la récupération de votre espace. Donnez les preuves ci-dessous pour continuer.',
  list: 'Preuves',
  mail: 'Lien reçu par e-mail',
  given: 'Donné',
  asked: 'À donner',
  failed: 'Cela n’a pas abouti',
  through: 'C’est bien vous : choisissez votre nouveau mot de passe',
  sms: {
    title: 'Code par SMS',
    intro: 'Un code à six chiffres peut être envoyé au {{phone}}.',
    send: 'Envoyer un code',
    sent: 'Le code est parti au {{phone}}.',
    sentAgain: 'Un autre code est parti au {{phone}}. Le précédent ne sert plus.',
    again: 'Renvoyer un code',
    label: 'Code reçu par SMS',
    help: 'Six chiffres, valables dix minutes.',
    submit: 'Valider le code',
    unavailable: 'Les SMS ne partent pas pour le moment. Donnez une autre preuve, ou contactez-nous.',
  },
  answer: {
    title: 'Question secrète',
    label: 'Votre réponse',
    help: 'Majuscules, accents et espaces ne comptent pas.',
    submit: 'Valider la réponse',
  },
  recoveryCode: {
    label: 'Code de secours',
    help: 'Douze lettres et chiffres, par exemple 7F3K-2M9Q-4XTB. Il ne servira plus ensuite.',
    submit: 'Valider le code de secours',
  },
  standIn: {
    title: 'Il vous manque une de ces preuves ?',
    third: 'Une troisième preuve permet de continuer tout de suite',
    code: 'Utiliser un code de secours',
    passkey: 'Utiliser une clé d’accès',
    given: { passkey: 'Clé d’accès', 'recovery-code': 'Code de secours' },
  },
  triesLeft_one: 'Il vous reste {{count}} essai',
  triesLeft_other: 'Il vous reste {{count}} essais',
  lockedTitle: 'Récupération bloquée',
  help: 'Un problème pour vous connecter ?',
  nothingLeft:
    'Vous ne pouvez plus donner ces preuves ? Notre équipe peut vérifier autrement que c’est vous.',
  wait: {
    title: 'Deux preuves sont données',
    body: 'Pour vous protéger de quelqu’un qui lirait votre messagerie, il faut une troisième preuve ou un délai de 24 heures. Vous serez prévenu aussitôt par e-mail et par SMS, puis un e-mail vous apportera le lien pour continuer.',
    submit: 'Continuer dans 24 heures',
  },
  waiting: {
    title: 'La récupération continuera le {{date}}',
    body: 'Un e-mail vous apportera alors le lien pour choisir un nouveau mot de passe. Il servira pendant trois jours. Vous pouvez fermer cette page.',
  },
  denial: {
    heading: 'Cette récupération n’est pas la vôtre ?',
    intro:
      'Arrêtez-la : ses liens ne serviront plus, votre mot de passe reste le même et notre équipe est prévenue.',
    mine: 'Si c’est vous, fermez cette page : la récupération suit son cours.',
    done: 'La récupération est arrêtée',
    doneBody:
      'Votre mot de passe n’a pas changé. Qui l’avait commencée lit sans doute vos messages : changez le mot de passe de votre messagerie, puis vérifiez vos moyens de récupération à la page « Sécurité ».',
    gone: 'Ce lien n’est plus valable',
    goneBody: 'Il a déjà servi, ou la récupération est terminée. Un doute ? Contactez notre équipe.',
  },
}
