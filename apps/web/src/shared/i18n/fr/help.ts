/** Help behind the "?" of fields, by the keys of `@guichet/domain/help-keys`. Staff may put their own text in its place. */
export default {
  about: 'Aide : {{about}}',
  topics: {
    account: {
      login:
        'Nom par lequel le compte se connecte. Celui d’un compte secondaire se termine toujours par celui de son compte primaire.',
      nic: 'Les cinq derniers chiffres du SIRET : ils désignent l’établissement, le SIREN désigne l’entreprise.',
      'mailbox-quota':
        'Nombre de comptes secondaires avec boîte mail que vous voulez pouvoir ouvrir. Les comptes secondaires sans boîte mail ne comptent pas : ils sont gratuits et sans limite.',
      autonomous:
        'Un compte secondaire autonome choisit lui-même ses téléprocédures, parmi celles de votre compte. Sinon, c’est vous qui les choisissez pour lui.',
      'create-mailbox':
        'Avec une boîte mail, le compte reçoit lui-même ses messages et peut déposer par mail. Sans boîte mail, le compte est gratuit et ses messages de service arrivent au compte primaire.',
    },
    options: {
      statements:
        'Nous collectons les relevés de comptes auprès de vos banques et vous les remettons dans la boîte de votre choix.',
      'collection-alert':
        'Un message vous prévient quand la collecte des relevés d’une banque a échoué, avec ce qu’il faut faire.',
      'statement-mailbox':
        'La boîte dédiée ne reçoit que des relevés : pratique pour la confier à un logiciel comptable. La boîte par défaut reçoit aussi les autres messages du compte.',
      archive:
        'Ce que vous déposez est scellé et conservé de façon à pouvoir prouver, des années plus tard, que rien n’a changé depuis.',
    },
    invoicing: { date: 'Jour auquel vos factures sont établies. Nos services le fixent avec vous.' },
  },
}
