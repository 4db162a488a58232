/** Withdrawing from a service that was ordered online. */
export default {
  title: 'Droit de rétractation',
  order: {
    body: 'Vous pourrez vous rétracter sans motif jusqu’au {{date}} inclus, depuis la page de votre commande, par courrier ou par e-mail. Le remboursement part sous quatorze jours, par le moyen de votre règlement.',
    legend: 'Début de la prestation',
    beginOnce:
      'Je demande que la prestation commence sans attendre la fin de ce délai. Si je me rétracte ensuite, je paie la part déjà réalisée ; une fois la prestation entièrement réalisée, je perds mon droit de rétractation.',
    beginRecurring:
      'Je demande que l’abonnement commence tout de suite, sans attendre la fin de ce délai. Si je me rétracte ensuite, je paie les jours déjà fournis.',
    without: 'Sans cette demande, la prestation commence après le {{date}}.',
    needed: 'Un abonnement commence dès son règlement : cochez cette case pour vous abonner.',
  },
  until: 'Vous pouvez vous rétracter sans motif jusqu’au {{date}} inclus.',
  whole: 'Tout ce que vous avez payé est remboursé.',
  share:
    'Vous avez demandé à commencer tout de suite : la part déjà réalisée reste due, et le reste est remboursé.',
  kept: 'Rétractation aujourd’hui : {{kept}} restent dus pour les jours fournis, {{back}} sont remboursés.',
  denials: {
    'not-paid': 'Cette commande n’est pas réglée : abandonnez-la, rien ne sera dû.',
    done: 'La prestation est entièrement réalisée à votre demande : le droit de rétractation est éteint.',
    'too-late': 'Le délai de rétractation est passé depuis le {{date}}.',
  },
  open: 'Se rétracter',
  dialog: {
    title: 'Se rétracter : {{label}}',
    body: 'Votre commande prend fin, et ce qui vous revient est remboursé sous quatorze jours par le moyen de votre règlement. Un accusé de réception daté vous est envoyé par e-mail. Vous n’avez pas à dire pourquoi.',
    subscription: 'L’abonnement n’est plus prélevé.',
    comment: 'Précisions',
    keep: 'Garder ma commande',
    confirm: 'Confirmer la rétractation',
  },
  states: {
    asked: {
      title: 'Vous vous êtes rétracté le {{date}}',
      body: 'Nous l’avons bien reçu. Ce qui vous revient est remboursé au plus tard le {{last}}.',
    },
    accepted: {
      title: 'Rétractation réglée',
      body: '{{kept}} sont restés dus pour ce qui était déjà réalisé ; le reste est remboursé.',
      whole: 'Tout est remboursé.',
    },
    declined: { title: 'Rétractation refusée', body: 'Notre réponse : {{answer}}' },
  },
  staff: {
    title: 'Rétractation',
    filter: 'Rétractations à régler',
    begins: 'Début demandé',
    atOnce: 'Tout de suite, à la demande expresse de l’adhérent',
    afterwards: 'Après le délai de rétractation',
    wait: 'Commencer avant la fin de ce délai ne donne droit à aucun paiement si l’adhérent se rétracte : il n’a pas demandé à commencer tout de suite.',
    right: 'L’adhérent peut se rétracter jusqu’au {{date}} inclus.',
    asked: 'Rétractation du {{date}} : à rembourser au plus tard le {{last}}',
    comment: 'Précisions : {{comment}}',
    accepted: 'Rétractation du {{date}} réglée : {{kept}} gardés',
    declined: 'Rétractation du {{date}} refusée',
    record: 'Enregistrer une rétractation',
    recordBody: 'Reçue par courrier ou par téléphone. {{holder}} reçoit un accusé de réception.',
    toldOn: 'Reçue le',
    source: 'D’où vient l’information',
    accept: 'Rembourser',
    acceptTitle: 'Régler la rétractation : {{holder}}',
    acceptWhole: 'Tout est remboursé : {{back}}. La commande prend fin et l’adhérent est prévenu.',
    acceptDays:
      '{{kept}} sont gardés pour les jours fournis jusqu’au {{date}}, {{back}} sont remboursés. La commande prend fin et l’adhérent est prévenu.',
    acceptShare:
      'La part déjà réalisée est gardée, le reste remboursé. La commande prend fin et l’adhérent est prévenu.',
    done: 'Part déjà réalisée, en pour cent',
    shareNow: '{{kept}} gardés, {{back}} remboursés.',
    decline: 'Refuser',
    declineTitle: 'Refuser la rétractation : {{holder}}',
    declineBody:
      'À réserver aux demandes sans droit. La commande n’est pas annulée, un abonnement prend fin avec la période payée ; l’adhérent reçoit votre réponse.',
    answer: 'Réponse à l’adhérent',
  },
}
