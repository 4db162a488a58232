export default {
  title: 'Cet appareil',
  install: {
    title: 'Installer l’application',
    intro:
      'Le portail s’ouvre alors depuis l’écran d’accueil, dans sa propre fenêtre. Rien de vos données n’y est enregistré.',
    action: 'Installer l’application',
    apple: 'Dans Safari, touchez « Partager », puis « Sur l’écran d’accueil » et « Ajouter ».',
    menu: 'Ouvrez le menu de votre navigateur, puis choisissez « Installer » ou « Ajouter à l’écran d’accueil ». Firefox sur ordinateur et les fenêtres privées ne le proposent pas toujours.',
    done: 'L’application est installée',
    failed: 'L’application n’a pas pu être installée',
  },
  code: {
    heading: 'Code de cet appareil',
    intro:
      'Un code de 4 à 8 chiffres, demandé quand vous rouvrez le portail ou quand vous y revenez après quelques minutes. Quand l’écran est verrouillé, rien du portail n’y est visible.',
    limits:
      'Il cache votre écran à qui prend votre appareil, rien de plus : il ne remplace ni votre mot de passe ni la double authentification. Il reste sur cet appareil, sous une forme illisible, et n’est jamais envoyé. Cinq codes faux vous déconnectent ; la déconnexion supprime le code.',
    cannot:
      'Ce navigateur ne peut pas garder de code : il refuse d’enregistrer des données, ou la page n’est pas sécurisée.',
    on: 'Code actif',
    asked: 'Demandé à la réouverture, et après {{minutes}} en arrière-plan.',
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    lockNow: 'Verrouiller maintenant',
    title: {
      set: 'Choisir un code',
      change: 'Changer le code',
      remove: 'Retirer le code',
    },
    submit: {
      set: 'Activer le code',
      change: 'Enregistrer',
      remove: 'Retirer le code',
    },
    done: {
      set: 'Le code est actif sur cet appareil.',
      change: 'Le code est changé.',
      remove: 'Le code est retiré.',
    },
    label: 'Code',
    current: 'Code actuel',
    new: 'Nouveau code',
    rule: 'De 4 à 8 chiffres ; ni suite, ni répétition, ni année.',
    confirmation: 'Confirmation du code',
    after: 'Demander le code après',
    digits: 'Le code compte de 4 à 8 chiffres, sans autre signe.',
    trivial: 'Ce code serait vite deviné : évitez les suites, les répétitions et les années.',
    differ: 'Les deux codes sont différents.',
  },
  lock: {
    title: 'Portail verrouillé',
    intro: 'Tapez le code de cet appareil pour reprendre où vous en étiez.',
    open: 'Ouvrir',
    wrong_one: 'Ce n’est pas le bon code. Il reste {{count}} essai.',
    wrong_other: 'Ce n’est pas le bon code. Il reste {{count}} essais.',
    forgotten: 'Code oublié ? Se déconnecter',
    over: 'Cinq codes faux : la session se termine sur cet appareil.',
    leave: 'Se déconnecter',
    stillOpen: 'Vous n’êtes pas encore déconnecté',
  },
}
